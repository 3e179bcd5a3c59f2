package dev.gatehouse.permission.explain;

import dev.gatehouse.permission.evaluate.Membership;
import dev.gatehouse.permission.explain.Step.Kind;
import dev.gatehouse.permission.explain.Step.Result;
import dev.gatehouse.permission.explore.Network;
import dev.gatehouse.permission.explore.RuledGraph;
import dev.gatehouse.permission.explore.RuledGraph.Weight;
import dev.gatehouse.permission.explore.Solution;
import dev.gatehouse.permission.explore.Vertex;
import dev.gatehouse.permission.explore.Vertex.Link;
import dev.gatehouse.permission.explore.Vertex.State;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TupleTerms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells a solved network as a tree of steps. Of a member the way is shown that makes it one, of others everything that does
 * not; of what does not matter for that a few examples are. A set is shown in full once: below itself it is a cycle, and
 * elsewhere it would be the same again.
 */
final class StepTree {

    private static final int MOST = 600;
    private static final int HIGHEST = 100;
    private static final int MOST_DECISIVE = 50;
    private static final int MOST_OTHERS = 5;

    private final RuledGraph rules;
    private final TupleGraph graph;
    private final Network network;
    private final Solution solution;
    private final SubjectSet asked;
    private final Subject subject;
    private final Set<Vertex> told = new HashSet<>();
    private final Set<Vertex> above = new HashSet<>();
    private int height;
    private int steps;

    StepTree(RuledGraph rules, Network network, Solution solution, SubjectSet asked, Subject subject) {
        this.rules = rules;
        this.graph = rules.graph();
        this.network = network;
        this.solution = solution;
        this.asked = asked;
        this.subject = subject;
    }

    Step tell() {
        return tellSet(Kind.IS_ALLOWED, network.root(), question(network.root()), true, List.of());
    }

    /** A child before it is told. */
    private record Child(Vertex from, Link link, boolean decisive) {}

    private Step tellSet(Kind kind, Vertex set, String tuple, boolean decisive, List<String> why) {
        List<String> notes = new ArrayList<>(why);
        addNotes(set, notes);
        List<Step> children = List.of();
        int omitted = 0;
        if (above.contains(set)) {
            notes.add("stands above itself here: a cycle");
        } else if (!set.links().isEmpty() && told.contains(set)) {
            notes.add("is explained elsewhere in this tree");
        } else if (!decisive || height >= HIGHEST || steps >= MOST) {
            omitted = set.links().size() + (set.direct() == null ? 0 : 1);
        } else {
            told.add(set);
            above.add(set);
            Told told = tellChildren(set);
            above.remove(set);
            children = told.steps();
            omitted = told.omitted();
        }
        return step(kind, set, tuple, decisive, children, notes, omitted);
    }

    private record Told(List<Step> steps, int omitted) {}

    private Told tellChildren(Vertex vertex) {
        height++;
        List<Step> children = new ArrayList<>();
        boolean byTuple =
                vertex.direct() != null && result(vertex) == Result.MEMBER && vertex.direct() == Weight.COUNTS;
        if (vertex.direct() != null || expectsTuple(vertex)) {
            children.add(direct(vertex));
        }
        List<Child> candidates = candidates(vertex, byTuple);
        int decisive = 0;
        int others = 0;
        int omitted = 0;
        for (Child child : candidates) {
            boolean room = steps < MOST && (child.decisive() ? decisive++ < MOST_DECISIVE : others++ < MOST_OTHERS);
            if (room) {
                children.add(tell(child));
            } else {
                omitted++;
            }
        }
        height--;
        return new Told(children, omitted);
    }

    // A relation is made of tuples, so one that is missing says something; of a permission it does not.
    private boolean expectsTuple(Vertex vertex) {
        return vertex.kind() == Vertex.Kind.SET
                && vertex.declared()
                && vertex.state() == State.LOOKED_AT
                && result(vertex) != Result.MEMBER
                && rules.rewrite(vertex.namespace(), vertex.relation()) == null;
    }

    /** The parts of a vertex, those first that decide about it. */
    private List<Child> candidates(Vertex vertex, boolean byTuple) {
        Vertex way = byTuple ? null : way(vertex);
        Result whole = result(vertex);
        return vertex.links().stream()
                .map(link -> new Child(
                        vertex,
                        link,
                        switch (whole) {
                            case MEMBER -> !byTuple && (way == null || link.to() == way);
                            case NOT_MEMBER -> way == null || link.to() == way;
                            case UNKNOWN -> through(vertex, link) == Result.UNKNOWN;
                            case SKIPPED -> false;
                        }))
                .sorted(Comparator.comparing((Child child) -> !child.decisive()))
                .toList();
    }

    /** The one part that a result rests on; null where it rests on all of them. */
    private @Nullable Vertex way(Vertex vertex) {
        Result whole = result(vertex);
        return switch (vertex.kind()) {
            case INTERSECTION ->
                whole == Result.NOT_MEMBER
                        ? vertex.links().stream()
                                .map(Link::to)
                                .filter(part -> result(part) == Result.NOT_MEMBER)
                                .findFirst()
                                .orElse(null)
                        : null;
            case SET, UNION, TRAVERSE, COMPUTED ->
                whole == Result.MEMBER
                        ? vertex.links().stream()
                                .filter(link -> link.weight() == Weight.COUNTS)
                                .map(Link::to)
                                .filter(part -> result(part) == Result.MEMBER)
                                .min(Comparator.comparingInt(solution::order))
                                .orElse(null)
                        : null;
            case COMPLEMENT -> null;
        };
    }

    private Step tell(Child child) {
        Vertex to = child.link().to();
        boolean decisive = child.decisive();
        return switch (to.kind()) {
            case SET -> tellLinked(child, to, decisive);
            case COMPUTED -> {
                Vertex set = to.links().getFirst().to();
                yield tellSet(Kind.COMPUTED, set, question(set), decisive, List.of());
            }
            case UNION -> tellOperator(Kind.UNION, to, decisive);
            case INTERSECTION -> tellOperator(Kind.INTERSECTION, to, decisive);
            case COMPLEMENT -> tellOperator(Kind.INVERT, to, decisive);
            case TRAVERSE -> tellOperator(Kind.TRAVERSE, to, decisive);
        };
    }

    private Step tellLinked(Child child, Vertex set, boolean decisive) {
        List<String> notes = new ArrayList<>();
        String row = Notation.of(name(child.from()), rules.subject(child.link().subject()));
        if (child.link().weight() == Weight.DOUBTFUL) {
            notes.add(doubt(child.from(), child.link().subject()));
        }
        if (child.from().kind() == Vertex.Kind.TRAVERSE) {
            notes.addFirst("by " + row);
            return tellSet(Kind.IS_ALLOWED, set, question(set), decisive, notes);
        }
        return tellSet(Kind.EXPAND_SUBJECT, set, row, decisive, notes);
    }

    private Step tellOperator(Kind kind, Vertex operator, boolean decisive) {
        List<String> notes = new ArrayList<>();
        addNotes(operator, notes);
        String text = kind == Kind.TRAVERSE
                ? Notation.of(name(operator)) + " → "
                        + rules.graph().vocabulary().name(operator.target())
                : Notation.of(name(operator));
        if (!decisive || height >= HIGHEST || steps >= MOST) {
            return step(
                    kind,
                    operator,
                    text,
                    decisive,
                    List.of(),
                    notes,
                    operator.links().size());
        }
        Told told = tellChildren(operator);
        return step(kind, operator, text, decisive, told.steps(), notes, told.omitted());
    }

    private Step direct(Vertex set) {
        int node = graph.node(set.object(), set.relation());
        Weight weight = set.direct();
        List<String> notes = new ArrayList<>();
        Result result = Result.NOT_MEMBER;
        switch (weight) {
            case null -> notes.add("there is no such tuple");
            case COUNTS -> result = Result.MEMBER;
            case DOUBTFUL -> {
                result = Result.UNKNOWN;
                notes.add(doubt(set, rules.graph().node(subject)));
            }
            case FAILED ->
                notes.add("its condition does not hold"
                        + condition(node, rules.graph().node(subject)));
            case EXPIRED -> notes.add("it has expired");
            case MEANINGLESS -> notes.add("it does not count in strict mode");
        }
        steps++;
        return new Step(
                Kind.DIRECT,
                Notation.of(name(set), subject),
                result,
                result == result(set),
                List.of(),
                notes,
                0,
                weight == null ? 0 : 1,
                0);
    }

    private Step step(
            Kind kind,
            Vertex vertex,
            String tuple,
            boolean decisive,
            List<Step> children,
            List<String> notes,
            int omitted) {
        steps++;
        return new Step(
                kind, tuple, result(vertex), decisive, children, notes, omitted, vertex.rows(), vertex.nanos() / 1_000);
    }

    private void addNotes(Vertex vertex, List<String> notes) {
        if (!vertex.declared()) {
            notes.add("relation \"%s\" is not declared in namespace \"%s\""
                    .formatted(name(vertex).relation(), name(vertex).namespace()));
        }
        if (vertex.state() == State.TOO_DEEP) {
            notes.add("is not looked at, because the depth of %d is used up"
                    .formatted(rules.circumstances().depth()));
        } else if (vertex.state() == State.WAITING && !network.whole()) {
            notes.add("is not looked at in full, because the explanation would be too large");
        }
        add(notes, vertex.passed(Weight.EXPIRED), "expired");
        add(notes, vertex.passed(Weight.FAILED), "whose condition does not hold");
        add(notes, vertex.passed(Weight.MEANINGLESS), "that do not count in strict mode");
    }

    private static void add(List<String> notes, int tuples, String which) {
        if (tuples > 0) {
            notes.add("tuples %s: %d".formatted(which, tuples));
        }
    }

    private String doubt(Vertex from, int member) {
        return "it is not known whether the condition holds"
                + condition(graph.node(from.object(), from.relation()), member);
    }

    private String condition(int node, int member) {
        TupleTerms terms = graph.terms(node, member);
        return terms == null || terms.condition() == null
                ? ""
                : ": " + terms.condition().name();
    }

    private Result through(Vertex vertex, Link link) {
        Result result = result(link.to());
        return link.weight() == Weight.DOUBTFUL && result == Result.MEMBER && vertex.kind() != Vertex.Kind.COMPLEMENT
                ? Result.UNKNOWN
                : result;
    }

    private Result result(Vertex vertex) {
        Membership membership = solution.membership(vertex);
        if (membership == Membership.UNKNOWN && vertex.state() == State.WAITING && network.whole()) {
            return Result.SKIPPED;
        }
        return Result.of(membership);
    }

    private String question(Vertex set) {
        return Notation.of(name(set), subject);
    }

    // The object that was asked about may be in no tuple, and has no number then.
    private SubjectSet name(Vertex vertex) {
        return vertex.object() == network.root().object()
                ? new SubjectSet(
                        asked.namespace(), asked.object(), graph.vocabulary().name(vertex.relation()))
                : rules.set(vertex.object(), vertex.relation());
    }
}
