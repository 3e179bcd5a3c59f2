package dev.gatehouse.identity.ui;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.identity.wire.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One element of a form. */
@JsonIgnoreProperties(value = "type", allowGetters = true)
public record Node(Group group, Attributes attributes, List<Message> messages, Meta meta) {

    /** @param label what people read beside the element */
    public record Meta(@Nullable Message label) {}

    public Node {
        messages = List.copyOf(messages);
    }

    /** The type, which the attributes tell as well. */
    @JsonProperty("type")
    String type() {
        return switch (attributes) {
            case Attributes.Input _ -> "input";
            case Attributes.Text _ -> "text";
            case Attributes.Image _ -> "img";
            case Attributes.Anchor _ -> "a";
            case Attributes.Script _ -> "script";
        };
    }

    /** A plain input. */
    public static Node input(Group group, String name, InputType type, @Nullable Message label) {
        return new Node(
                group,
                new Attributes.Input(name, type, null, false, false, null, null, null, null),
                List.of(),
                new Meta(label));
    }

    /** A button that sends the form. */
    public static Node submit(Group group, String name, String value, Message label) {
        return input(group, name, InputType.SUBMIT, label).withValue(value);
    }

    /** The anti-forgery token; its value is put in whenever the form is shown. */
    public static Node csrfToken() {
        return input(Group.DEFAULT, Ui.CSRF_TOKEN, InputType.HIDDEN, null)
                .withValue("")
                .required();
    }

    public Node required() {
        return attributes instanceof Attributes.Input input
                ? withAttributes(new Attributes.Input(
                        input.name(),
                        input.type(),
                        input.value(),
                        true,
                        input.disabled(),
                        input.autocomplete(),
                        input.label(),
                        input.pattern(),
                        input.onclick()))
                : this;
    }

    public Node autocomplete(String hint) {
        return attributes instanceof Attributes.Input input
                ? withAttributes(new Attributes.Input(
                        input.name(),
                        input.type(),
                        input.value(),
                        input.required(),
                        input.disabled(),
                        hint,
                        input.label(),
                        input.pattern(),
                        input.onclick()))
                : this;
    }

    public Node withValue(String value) {
        return withValue(JsonValue.text(value));
    }

    /** The same input with another value; anything else has none and stays as it is. */
    public Node withValue(@Nullable JsonValue value) {
        return attributes instanceof Attributes.Input input ? withAttributes(input.withValue(value)) : this;
    }

    Node withMessage(Message message) {
        List<Message> more = new ArrayList<>(messages);
        more.add(message);
        return new Node(group, attributes, more, meta);
    }

    Node withoutMessages() {
        return new Node(group, attributes, List.of(), meta);
    }

    /** The value as text, by which nodes of one name are ordered. */
    String valueText() {
        return attributes instanceof Attributes.Input input && input.value() != null
                ? input.value().asText()
                : "";
    }

    private Node withAttributes(Attributes changed) {
        return new Node(group, changed, messages, meta);
    }
}
