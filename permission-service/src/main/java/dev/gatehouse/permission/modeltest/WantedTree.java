package dev.gatehouse.permission.modeltest;

import dev.gatehouse.permission.expand.ExpandedTree;
import dev.gatehouse.permission.expand.ExpandedTree.Operator;
import dev.gatehouse.permission.modeltest.YamlDocument.Members;
import dev.gatehouse.permission.modeltest.YamlDocument.Value;
import dev.gatehouse.permission.tuple.TupleNotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A tree of who has a relation, as far as tests look at it: children are in no order.
 *
 * @param label the individual of a leaf or the set of a node; empty where an operator has no name of its own
 */
record WantedTree(Operator operator, String label, List<WantedTree> children) {

    private static final String LABEL = "of";
    private static final Set<String> MEMBERS = Set.of(LABEL, "union", "intersection", "exclusion");

    /** A tree in a file: a text is a leaf, and a mapping names its operator. */
    static WantedTree read(Value value, @Nullable String label) throws UnusableFileException {
        if (value.isText()) {
            return new WantedTree(Operator.LEAF, value.text("a leaf"), List.of());
        }
        Members members = value.members("a tree", MEMBERS);
        Value named = members.find(LABEL);
        String name = named != null ? named.text(LABEL) : label == null ? "" : label;
        for (Operator operator : List.of(Operator.UNION, Operator.INTERSECTION, Operator.EXCLUSION)) {
            Value children = members.find(word(operator));
            if (children != null) {
                return new WantedTree(operator, name, read(children));
            }
        }
        throw value.fault("a tree must have a union, an intersection or an exclusion");
    }

    private static List<WantedTree> read(Value children) throws UnusableFileException {
        List<WantedTree> trees = new ArrayList<>();
        for (Value child : children.elements("the children of a tree")) {
            trees.add(read(child, null));
        }
        return trees;
    }

    static WantedTree of(ExpandedTree tree) {
        return new WantedTree(
                tree.operator(),
                tree.label() == null ? "" : TupleNotation.of(tree.label()),
                tree.children().stream().map(WantedTree::of).toList());
    }

    /** The tree in a line, the same for all trees that only differ in order. */
    @Override
    public String toString() {
        if (operator == Operator.LEAF) {
            return label;
        }
        return children.stream()
                .map(WantedTree::toString)
                .sorted()
                .collect(Collectors.joining(", ", label + (label.isEmpty() ? "" : " ") + word(operator) + "(", ")"));
    }

    private static String word(Operator operator) {
        return operator.name().toLowerCase(Locale.ROOT);
    }
}
