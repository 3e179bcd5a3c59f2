package dev.gatehouse.permission.oracle;

import dev.gatehouse.permission.expand.ExpandedTree;
import dev.gatehouse.permission.model.Definition;
import dev.gatehouse.permission.model.Rewrite;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says how a set expands, plainly and by recursion, as a text in which the order of children means nothing. Trees that are too
 * large to be worth it are left out.
 */
final class ReferenceExpansion {

    private static final int MOST = 2_000;

    private final ReferenceEvaluator reference;
    private int nodes;

    ReferenceExpansion(ReferenceEvaluator reference) {
        this.reference = reference;
    }

    /** The tree of a set, {@code nothing} when no tuple and no permission makes it; empty when it is too large. */
    Optional<String> expand(SubjectSet set, int depth) {
        nodes = 0;
        if (!hasContent(set)) {
            return Optional.of("nothing");
        }
        String tree = set(set, depth, Set.of());
        return nodes > MOST ? Optional.empty() : Optional.of(tree);
    }

    /** A tree that somebody else has grown, in the same words. */
    static String text(Optional<ExpandedTree> tree) {
        return tree.map(ReferenceExpansion::text).orElse("nothing");
    }

    private static String text(ExpandedTree tree) {
        return node(
                tree.operator().name(),
                tree.label(),
                tree.truncated() == null ? "" : tree.truncated().name(),
                tree.children().stream().map(ReferenceExpansion::text).toList());
    }

    private String set(SubjectSet set, int left, Set<SubjectSet> above) {
        if (nodes++ > MOST || reference.definition(set) instanceof Definition.Undeclared) {
            return leaf(set, "");
        }
        if (above.contains(set)) {
            return leaf(set, "CYCLE");
        }
        if (left == 1) {
            return leaf(set, hasContent(set) ? "DEPTH" : "");
        }
        Set<SubjectSet> here = new HashSet<>(above);
        here.add(set);
        List<String> children = new ArrayList<>();
        for (RelationTuple tuple : reference.unexpired(set)) {
            boolean further = tuple.subject() instanceof SubjectSet next && !next.individual();
            children.add(further ? set((SubjectSet) tuple.subject(), left - 1, here) : leaf(tuple.subject(), ""));
        }
        String operator = "UNION";
        if (reference.definition(set) instanceof Definition.Permitted(Rewrite rewrite)) {
            if (rewrite instanceof Rewrite.Union(List<Rewrite> operands)) {
                operands.forEach(operand -> children.add(part(set, operand, left, here)));
            } else if (rewrite instanceof Rewrite.Intersection(List<Rewrite> operands) && children.isEmpty()) {
                operator = "INTERSECTION";
                operands.forEach(operand -> children.add(part(set, operand, left, here)));
            } else {
                children.add(part(set, rewrite, left, here));
            }
        }
        return node(operator, set, "", children);
    }

    private String part(SubjectSet set, Rewrite rewrite, int left, Set<SubjectSet> above) {
        return switch (rewrite) {
            case Rewrite.Union(List<Rewrite> operands) -> parts("UNION", set, operands, left, above);
            case Rewrite.Intersection(List<Rewrite> operands) -> parts("INTERSECTION", set, operands, left, above);
            case Rewrite.Complement(Rewrite operand) -> parts("EXCLUSION", set, List.of(operand), left, above);
            case Rewrite.Computed(String relation) ->
                set(new SubjectSet(set.namespace(), set.object(), relation), left, above);
            case Rewrite.Traverse(String relation, String target) -> {
                SubjectSet along = new SubjectSet(set.namespace(), set.object(), relation);
                Set<SubjectSet> targets = new LinkedHashSet<>();
                for (RelationTuple tuple : reference.unexpired(along)) {
                    if (tuple.subject() instanceof SubjectSet next) {
                        targets.add(new SubjectSet(next.namespace(), next.object(), target));
                    }
                }
                yield node(
                        "UNION",
                        along,
                        "",
                        targets.stream().map(next -> set(next, left - 1, above)).toList());
            }
        };
    }

    private String parts(String operator, SubjectSet set, List<Rewrite> operands, int left, Set<SubjectSet> above) {
        return node(
                operator,
                null,
                "",
                operands.stream()
                        .map(operand -> part(set, operand, left, above))
                        .toList());
    }

    private boolean hasContent(SubjectSet set) {
        return reference.definition(set) instanceof Definition.Permitted
                || !reference.unexpired(set).isEmpty();
    }

    private static String leaf(Subject subject, String truncated) {
        return node("LEAF", subject, truncated, List.of());
    }

    private static String node(String operator, @Nullable Subject label, String truncated, List<String> children) {
        return (children.isEmpty() ? "LEAF" : operator)
                + " " + label + " " + truncated
                + children.stream().sorted().collect(Collectors.joining(",", "(", ")"));
    }
}
