package dev.gatehouse.permission.list;

import dev.gatehouse.permission.evaluate.Answer;
import dev.gatehouse.permission.evaluate.Budget;
import dev.gatehouse.permission.evaluate.Evaluation;
import dev.gatehouse.permission.explore.MemberReading;
import dev.gatehouse.permission.explore.Network;
import dev.gatehouse.permission.explore.RuledGraph;
import dev.gatehouse.permission.explore.RuledGraph.Weight;
import dev.gatehouse.permission.explore.Vertex;
import dev.gatehouse.permission.explore.Vertex.State;
import dev.gatehouse.permission.graph.GraphLimitException;
import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the subjects in a set: all that stand in tuples of the sets it is made of. Those of sets that unions alone lead to are
 * in it, the others are checked one by one as a page needs them. A subject is listed exactly when a check allows it.
 */
final class SubjectSearch {

    private final RuledGraph rules;
    private final TupleGraph graph;
    private final Findings findings;
    private final Budget budget;
    private final int most;
    private final NodeList subjects = new NodeList(64);
    private final Marks seen = new Marks();

    /**
     * @param most how many sets may be looked at
     */
    SubjectSearch(RuledGraph rules, Findings findings, Budget budget, int most) {
        this.rules = rules;
        this.graph = rules.graph();
        this.findings = findings;
        this.budget = budget;
        this.most = most;
    }

    Found<Subject> page(SubjectQuestion question, @Nullable Subject after, int size) {
        int relation = rules.relation(question.set().namespace(), question.set().relation());
        if (relation == Vocabulary.ABSENT) {
            return new Found<>(List.of(), null, false, graph.revision());
        }
        int namespace = rules.number(question.set().namespace());
        int object = graph.object(namespace, question.set().object());
        Finding finding = findings.of(rules, question, () -> find(question, namespace, object, relation));
        Found<Subject> found = new PagePicker<>(new Subjects(namespace, object, relation, finding), budget::late)
                .pick(after, size, graph.revision());
        return finding.whole() ? found : new Found<>(found.entries(), found.next(), true, found.revision());
    }

    private Finding find(SubjectQuestion question, int namespace, int object, int relation) {
        Network network = new Network(rules, new MemberReading(graph), budget, most, namespace, object, relation);
        while (network.grow()) {
            // Everything is looked at: a member may be anywhere.
        }
        Members members = new Members(network);
        if (members.endless()) {
            throw PermissionProblems.unboundedSubjectSet().exception();
        }
        Wanted wanted = Wanted.of(question, graph);
        boolean whole = network.whole();
        int sure;
        try {
            members.certain().forEach(set -> addSubjects(set, wanted, true));
            sure = subjects.size();
            members.possible().forEach(set -> addSubjects(set, wanted, false));
            whole &= !hidden(members.possible());
        } catch (GraphLimitException _) {
            sure = 0;
            whole = false;
        }
        return new Finding(subjects, NameKeys.of(graph, objects(subjects)), sure, false, whole);
    }

    private NodeList objects(NodeList nodes) {
        NodeList objects = new NodeList(nodes.size());
        for (int at = 0; at < nodes.size(); at++) {
            objects.add(graph.object(nodes.get(at)));
        }
        return objects;
    }

    /** What was found, for a page to be picked. All have the relation that was asked for. */
    private final class Subjects implements PagePicker.Candidates<Subject> {

        private final int namespace;
        private final int object;
        private final int relation;
        private final Finding finding;
        private final NameOrder order;
        private final Evaluation evaluation = rules.evaluation(budget);

        Subjects(int namespace, int object, int relation, Finding finding) {
            this.namespace = namespace;
            this.object = object;
            this.relation = relation;
            this.finding = finding;
            this.order = new NameOrder(graph, objects(finding.candidates()), finding.keys());
        }

        @Override
        public int count() {
            return finding.candidates().size();
        }

        @Override
        public int compare(int one, int other) {
            return order.compare(one, other);
        }

        @Override
        public IntPredicate behind(Subject position) {
            return switch (position) {
                case SubjectId(String id) -> order.behind("", id);
                case SubjectSet(String ofNamespace, String name, String _) -> order.behind(ofNamespace, name);
            };
        }

        @Override
        public Subject name(int candidate) {
            return rules.subject(finding.candidates().get(candidate));
        }

        @Override
        public Answer check(int candidate) {
            return candidate < finding.sure()
                    ? Answer.MEMBER
                    : evaluation.check(
                            object, namespace, relation, finding.candidates().get(candidate));
        }
    }

    private void addSubjects(Vertex set, Wanted wanted, boolean certain) {
        int node = graph.node(set.object(), set.relation());
        if (set.state() == State.TOO_DEEP || !set.declared() || node == TupleGraph.ABSENT) {
            return;
        }
        NodeList found = new NodeList();
        graph.subjects(node, found);
        for (int at = 0; at < found.size(); at++) {
            int subject = found.get(at);
            if (wanted.wants(graph, subject)) {
                Weight weight = rules.weight(rules.meaning(node), node, subject, budget);
                if ((weight == Weight.COUNTS || (!certain && weight == Weight.DOUBTFUL)) && seen.add(subject)) {
                    subjects.add(subject);
                }
            }
        }
    }

    /** Whether a set that is too deep to be looked at would lead to anybody. */
    private boolean hidden(Set<Vertex> sets) {
        List<Vertex> deep =
                sets.stream().filter(set -> set.state() == State.TOO_DEEP).toList();
        NodeList asked = new NodeList();
        deep.forEach(set -> rules.addRelated(set.namespace(), set.object(), set.relation(), asked, asked));
        graph.prefetchSubjects(asked);
        NodeList found = new NodeList();
        for (int at = 0; at < asked.size() && found.isEmpty(); at++) {
            graph.subjects(asked.get(at), found);
        }
        return !found.isEmpty();
    }

    /**
     * The subjects that are asked for, in numbers.
     *
     * @param any whether a namespace does not matter
     */
    private record Wanted(boolean any, int namespace, int relation) {

        static Wanted of(SubjectQuestion question, TupleGraph graph) {
            return new Wanted(
                    question.namespace() == null,
                    question.namespace() == null ? Vocabulary.ABSENT : graph.number(question.namespace()),
                    graph.number(question.relation()));
        }

        boolean wants(TupleGraph graph, int subject) {
            return graph.relation(subject) == relation && (any || graph.namespace(graph.object(subject)) == namespace);
        }
    }
}
