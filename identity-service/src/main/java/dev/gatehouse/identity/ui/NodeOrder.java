package dev.gatehouse.identity.ui;

import java.util.Comparator;
import java.util.List;

/**
 * The order of a form's nodes: by group, then by the first of the keys that their name begins with, the method's button last
 * (identity.md §6.2). Groups that are not listed come first.
 */
public record NodeOrder(List<Group> groups, List<String> keys) {

    /** The order of a login form. */
    public static final NodeOrder LOGIN = new NodeOrder(
            List.of(Group.OIDC, Group.DEFAULT, Group.WEBAUTHN, Group.PASSWORD, Group.TOTP, Group.LOOKUP_SECRET),
            List.of(Ui.CSRF_TOKEN, "identifier", "password"));

    public NodeOrder {
        groups = List.copyOf(groups);
        keys = List.copyOf(keys);
    }

    List<Node> sorted(List<Node> nodes) {
        return nodes.stream()
                .sorted(Comparator.comparingInt((Node node) -> groups.indexOf(node.group()))
                        .thenComparingInt(this::rank)
                        .thenComparing(Node::valueText))
                .toList();
    }

    private int rank(Node node) {
        String name = node.attributes().key();
        if (name.equals("method")) {
            return keys.size() + 1;
        }
        for (int i = 0; i < keys.size(); i++) {
            if (name.startsWith(keys.get(i))) {
                return i;
            }
        }
        return keys.size();
    }
}
