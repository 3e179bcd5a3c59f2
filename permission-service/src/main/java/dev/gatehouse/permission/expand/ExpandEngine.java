package dev.gatehouse.permission.expand;

import dev.gatehouse.permission.configuration.EvaluationLimits;
import dev.gatehouse.permission.tuple.GraphStore;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.SteadyReads;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.platform.tenant.ProjectId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Expands a set into the tree of the sets it is made of. The tuples are read level by level, each set once; then the tree is
 * put together from them, in which a set may stand as often as it is reached. Only a set below itself is not followed again.
 */
@Component
class ExpandEngine {

    // JSON nests twice for each level, and readers of it give up not far beyond.
    private static final int DEEPEST = 90;

    private final GraphStore graph;
    private final SteadyReads reads;
    private final EvaluationLimits limits;

    ExpandEngine(GraphStore graph, SteadyReads reads, EvaluationLimits limits) {
        this.graph = graph;
        this.reads = reads;
        this.limits = limits;
    }

    /**
     * The tree of a set, so many levels high; empty when no tuple makes the set.
     *
     * @param depth at least 1, which shows the set alone
     */
    Optional<ExpandedTree> expand(ProjectId project, SubjectSet root, int depth) {
        int levels = Math.min(depth, DEEPEST);
        Members members = reads.read(revisions -> read(project, root, levels, revisions));
        if (!members.of.containsKey(root)) {
            return Optional.empty();
        }
        return Optional.of(new Tree(members, limits.expandNodes()).node(root, levels));
    }

    private Members read(ProjectId project, SubjectSet root, int levels, SteadyReads.Revisions revisions) {
        Members members = new Members(new HashMap<>(), new HashSet<>());
        // At depth one no tuple is shown, but whether there is any still decides about the answer.
        int rows = levels == 1 ? 1 : limits.expandNodes();
        Set<SubjectSet> level = Set.of(root);
        Set<SubjectSet> asked = new HashSet<>(level);
        for (int left = levels; !level.isEmpty() && (left > 1 || left == levels); left--) {
            GraphStore.Members found = graph.members(project, level, rows + 1);
            revisions.saw(found.revision());
            if (revisions.moved()) {
                return members;
            }
            found.tuples().forEach(members::add);
            rows -= found.tuples().size();
            if (rows < 0) {
                // Which of the sets of this level are complete is not known.
                members.cut.addAll(level);
                return members;
            }
            level = new LinkedHashSet<>();
            for (RelationTuple tuple : found.tuples()) {
                if (tuple.subject() instanceof SubjectSet set && !set.individual() && asked.add(set)) {
                    level.add(set);
                }
            }
        }
        return members;
    }

    /**
     * What was read.
     *
     * @param of the subjects of each set that has any
     * @param cut the sets of which there may be more
     */
    private record Members(Map<SubjectSet, List<Subject>> of, Set<SubjectSet> cut) {

        void add(RelationTuple tuple) {
            of.computeIfAbsent(tuple.set(), _ -> new ArrayList<>()).add(tuple.subject());
        }
    }

    /** A tree while it grows. Recursion is as deep as the tree, which is bounded. */
    private static final class Tree {

        private final Members members;
        private final Set<SubjectSet> above = new HashSet<>();
        private int nodes;

        Tree(Members members, int nodes) {
            this.members = members;
            this.nodes = nodes - 1;
        }

        ExpandedTree node(Subject subject, int left) {
            return switch (subject) {
                case SubjectId id -> new ExpandedTree.Leaf(id, false);
                case SubjectSet set -> set(set, left);
            };
        }

        private ExpandedTree set(SubjectSet set, int left) {
            List<Subject> subjects = members.of.getOrDefault(set, List.of());
            boolean cut = members.cut.contains(set);
            if (left == 1 || set.individual() || above.contains(set)) {
                return new ExpandedTree.Leaf(set, false);
            }
            if (subjects.isEmpty() || nodes < subjects.size()) {
                return new ExpandedTree.Leaf(set, cut || !subjects.isEmpty());
            }
            // Taken before any of them grows children of its own, so that the sum holds.
            nodes -= subjects.size();
            above.add(set);
            List<ExpandedTree> children =
                    subjects.stream().map(subject -> node(subject, left - 1)).toList();
            above.remove(set);
            return new ExpandedTree.Union(set, children, cut);
        }
    }
}
