package dev.gatehouse.identity.ui;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A form: where it is sent, what it asks, and what is wrong with it.
 *
 * @param messages about the whole form
 */
public record Ui(
        String action,
        String method,
        List<Node> nodes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Message> messages) {

    /** The name of the anti-forgery field. */
    public static final String CSRF_TOKEN = "csrf_token";

    // Not compact: a stored form without messages has no member for them.
    @SuppressWarnings("NullAway") // Storage leaves out an empty list.
    public Ui {
        nodes = List.copyOf(nodes);
        messages = messages == null ? List.of() : List.copyOf(messages);
    }

    /** A form that is posted to an address. */
    public static Ui posting(String action, List<Node> nodes, NodeOrder order) {
        return new Ui(action, "POST", order.sorted(nodes), List.of());
    }

    public Ui withMessage(Message message) {
        List<Message> more = new ArrayList<>(messages);
        more.add(message);
        return new Ui(action, method, nodes, more);
    }

    /** Says something about one element; where there is none of that name, one is made to carry it. */
    public Ui withNodeMessage(String name, Group group, Message message, NodeOrder order) {
        boolean known = nodes.stream().anyMatch(node -> node.attributes().key().equals(name));
        List<Node> all = new ArrayList<>(nodes);
        if (!known) {
            all.add(Node.input(group, name, InputType.TEXT, null));
        }
        Ui form = new Ui(action, method, order.sorted(all), messages);
        return form.change(name, node -> node.withMessage(message));
    }

    /** Nothing is wrong any more. */
    public Ui withoutMessages() {
        return new Ui(action, method, nodes.stream().map(Node::withoutMessages).toList(), List.of());
    }

    public Ui withValue(String name, String value) {
        return change(name, node -> node.withValue(value));
    }

    private Ui change(String name, UnaryOperator<Node> change) {
        List<Node> changed = nodes.stream()
                .map(node -> node.attributes().key().equals(name) ? change.apply(node) : node)
                .toList();
        return new Ui(action, method, changed, messages);
    }
}
