package dev.gatehouse.permission.expand;

import dev.gatehouse.permission.evaluate.Meaning;
import dev.gatehouse.permission.expand.Branch.Followed;
import dev.gatehouse.permission.expand.ExpandedTree.Operator;
import dev.gatehouse.permission.expand.ExpandedTree.Truncation;
import dev.gatehouse.permission.explore.RuledGraph;
import dev.gatehouse.permission.explore.RuledGraph.Weight;
import dev.gatehouse.permission.graph.GraphLimitException;
import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.model.Rewrite;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectOrder;
import dev.gatehouse.permission.tuple.SubjectSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Grows the tree of a set level by level, so that a tree that is too large ends early everywhere and not on one side.
 *
 * <p>Say {@code doc:a#view} follows from {@code viewers && !banned}, and {@code doc:a#viewers} holds {@code team:x#member}. The
 * root becomes an intersection of {@code doc:a#viewers} and an exclusion with {@code doc:a#banned} below. Both are relations of
 * the same object, so they are read together with the root. {@code team:x#member} is one tuple away and waits for the next
 * level. A set may stand in the tree as often as it is reached; only below itself it is not followed again.
 */
final class TreeGrower {

    // JSON nests twice for each node, and readers of it give up not far beyond 500.
    private static final int HIGHEST = 200;

    private final RuledGraph rules;
    private final TupleGraph graph;
    private final int most;
    private final ArrayDeque<Branch> open = new ArrayDeque<>();
    private final NodeList found = new NodeList();
    private List<Branch> next = new ArrayList<>();
    private int nodes = 1;

    /**
     * @param most how many nodes the tree may have
     */
    TreeGrower(RuledGraph rules, int most) {
        this.rules = rules;
        this.graph = rules.graph();
        this.most = most;
    }

    /** The tree of a set; empty when nothing makes the set. With a depth of 1 it shows the set alone. */
    Optional<ExpandedTree> grow(SubjectSet set) {
        int namespace = graph.vocabulary().intern(set.namespace());
        int relation = rules.relation(set.namespace(), set.relation());
        if (relation == Vocabulary.ABSENT) {
            return Optional.empty();
        }
        Followed root = new Followed(
                set,
                namespace,
                graph.object(namespace, set.object()),
                relation,
                rules.circumstances().depth());
        Branch tree = Branch.root(root);
        List<Branch> level = List.of(tree);
        boolean whole = read(level);
        if (whole && !hasContent(root)) {
            return Optional.empty();
        }
        while (!level.isEmpty() && whole) {
            open.addAll(level);
            for (Branch branch = open.poll(); branch != null; branch = open.poll()) {
                grow(branch);
            }
            level = next;
            next = new ArrayList<>();
            whole = read(level);
        }
        level.forEach(branch -> branch.truncate(Truncation.SIZE));
        return Optional.of(tree.tree());
    }

    private void grow(Branch branch) {
        Followed set = branch.followed;
        if (set == null || !rules.meaning(set.namespace(), set.relation()).declared()) {
            return;
        }
        if (branch.belowItself()) {
            branch.truncate(Truncation.CYCLE);
        } else if (set.left() == 1 || branch.height >= HIGHEST) {
            if (hasContent(set)) {
                branch.truncate(Truncation.DEPTH);
            }
        } else {
            follow(branch, set, rules.meaning(set.namespace(), set.relation()));
        }
    }

    private void follow(Branch branch, Followed set, Meaning meaning) {
        for (Subjects subject : subjects(set, meaning)) {
            if (full(branch)) {
                return;
            }
            if (rules.individual(subject.node())) {
                branch.leaf(subject.name());
            } else {
                waits(
                        branch,
                        (SubjectSet) subject.name(),
                        graph.object(subject.node()),
                        graph.relation(subject.node()),
                        set);
            }
        }
        switch (rules.rewrite(set.namespace(), set.relation())) {
            case null -> {}
            case Rewrite.Union(List<Rewrite> operands) -> operands.forEach(operand -> add(branch, set, operand));
            case Rewrite.Intersection(List<Rewrite> operands)
            when branch.bare() -> {
                branch.becomes(Operator.INTERSECTION);
                operands.forEach(operand -> add(branch, set, operand));
            }
            case Rewrite other -> add(branch, set, other);
        }
    }

    /** Adds what a rewrite says about a set. Recursion is as deep as rewrites are nested. */
    private void add(Branch branch, Followed set, Rewrite rewrite) {
        if (full(branch)) {
            return;
        }
        switch (rewrite) {
            case Rewrite.Union(List<Rewrite> operands) -> addAll(branch.operator(Operator.UNION, null), set, operands);
            case Rewrite.Intersection(List<Rewrite> operands) ->
                addAll(branch.operator(Operator.INTERSECTION, null), set, operands);
            case Rewrite.Complement(Rewrite operand) ->
                addAll(branch.operator(Operator.EXCLUSION, null), set, List.of(operand));
            case Rewrite.Computed(String relation) -> open.add(branch.set(set.other(relation, rules.number(relation))));
            case Rewrite.Traverse(String relation, String target) ->
                traverse(branch, set.other(relation, rules.number(relation)), rules.number(target));
        }
    }

    private void addAll(Branch branch, Followed set, List<Rewrite> operands) {
        operands.forEach(operand -> add(branch, set, operand));
    }

    private void traverse(Branch branch, Followed relation, int target) {
        Branch along = branch.operator(Operator.UNION, relation.name());
        Set<Integer> objects = new HashSet<>();
        for (Subjects subject : subjects(relation, rules.meaning(relation.namespace(), relation.relation()))) {
            int object = graph.object(subject.node());
            if (subject.name() instanceof SubjectSet && objects.add(object)) {
                if (full(along)) {
                    return;
                }
                waits(along, rules.set(object, target), object, target, relation);
            }
        }
    }

    private void waits(Branch branch, SubjectSet name, int object, int relation, Followed above) {
        next.add(branch.set(new Followed(name, graph.namespace(object), object, relation, above.left() - 1)));
    }

    /** Whether there is no room for another node; what is missing then is missing here. */
    private boolean full(Branch branch) {
        if (nodes == most) {
            branch.truncate(Truncation.SIZE);
            return true;
        }
        nodes++;
        return false;
    }

    /** A subject and its name. */
    private record Subjects(int node, Subject name) {}

    /** The subjects of a set that count, in order; as many as there is room for. */
    private List<Subjects> subjects(Followed set, Meaning meaning) {
        found.clear();
        graph.subjects(graph.node(set.object(), set.relation()), found);
        List<Subjects> subjects = new ArrayList<>();
        for (int at = 0; at < found.size() && subjects.size() <= most - nodes; at++) {
            if (shown(set, meaning, found.get(at))) {
                subjects.add(new Subjects(found.get(at), rules.subject(found.get(at))));
            }
        }
        subjects.sort(Comparator.comparing(Subjects::name, SubjectOrder.SUBJECTS));
        return subjects;
    }

    private boolean hasContent(Followed set) {
        Meaning meaning = rules.meaning(set.namespace(), set.relation());
        if (rules.rewrite(set.namespace(), set.relation()) != null) {
            return true;
        }
        found.clear();
        graph.subjects(graph.node(set.object(), set.relation()), found);
        for (int at = 0; at < found.size(); at++) {
            if (shown(set, meaning, found.get(at))) {
                return true;
            }
        }
        return false;
    }

    private boolean shown(Followed set, Meaning meaning, int subject) {
        Weight standing = rules.standing(meaning, graph.node(set.object(), set.relation()), subject);
        return standing == Weight.COUNTS || standing == Weight.DOUBTFUL;
    }

    /** Reads all that a level needs, with one statement where statements are needed; false when that is too much. */
    private boolean read(List<Branch> level) {
        NodeList sets = new NodeList();
        for (Branch branch : level) {
            if (branch.followed != null) {
                rules.addRelated(
                        branch.followed.namespace(), branch.followed.object(), branch.followed.relation(), sets, sets);
            }
        }
        try {
            graph.prefetchSubjects(sets);
            return true;
        } catch (GraphLimitException _) {
            return false;
        }
    }
}
