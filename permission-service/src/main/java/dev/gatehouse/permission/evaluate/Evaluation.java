package dev.gatehouse.permission.evaluate;

import dev.gatehouse.permission.graph.GraphLimitException;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.model.Definition;
import dev.gatehouse.permission.tuple.RelationTuple;
import org.jspecify.annotations.Nullable;

/**
 * Answers the questions of one request about one graph.
 *
 * <p>A question is searched as a graph of names of objects: {@code doc:a#view} leads to the sets in its tuples, to the names it
 * is computed from, and over traversals to names of other objects. As long as all that is a union, a {@link UnionSearch}
 * answers. Where names are intersected or complemented, an {@link Exploration} turns what is found into equations and solves
 * those.
 *
 * <p>What is found out about a name serves later questions about the same subject, see {@link Memo}. For one thread.
 */
public final class Evaluation {

    private final TupleGraph graph;
    private final Plan plan;
    private final Meter meter;
    private final Memo memo = new Memo();
    private final UnionSearch unions;
    private final Search search;
    private @Nullable Exploration exploration;

    public Evaluation(TupleGraph graph, Plan plan, Circumstances circumstances, Budget budget) {
        this.graph = graph;
        this.plan = plan;
        this.meter = new Meter(budget);
        this.search = new Search(
                graph, plan, new Tuples(graph, plan.rules(), circumstances, meter), circumstances.depth(), meter, memo);
        this.unions = new UnionSearch(search);
    }

    /** Whether the tuple follows from those of the graph. A name that is not declared has no members. */
    public Answer check(RelationTuple question) {
        Definition definition = plan.rules().model().definition(question.namespace(), question.relation());
        if (definition instanceof Definition.Undeclared) {
            return Answer.NOT_MEMBER;
        }
        try {
            int relation = graph.number(question.relation());
            if (relation == Vocabulary.ABSENT) {
                if (definition instanceof Definition.Free) {
                    return Answer.NOT_MEMBER;
                }
                // Bounded by what the model declares, unlike the names that questions make up.
                relation = graph.vocabulary().intern(question.relation());
            }
            int namespace = graph.vocabulary().intern(question.namespace());
            return check(
                    graph.object(namespace, question.object()), namespace, relation, graph.node(question.subject()));
        } catch (GraphLimitException reached) {
            return Answer.unknown(Limitation.of(reached.limit()));
        }
    }

    /**
     * Whether a subject has a relation to an object.
     *
     * @param object the object, or {@link TupleGraph#ABSENT} for one that is in no tuple
     * @param namespace the namespace of the object
     * @param subject the node of the subject, or {@link TupleGraph#ABSENT}
     */
    public Answer check(int object, int namespace, int relation, int subject) {
        meter.reset();
        memo.about(subject);
        search.spare(true);
        try {
            Answer answer = evaluate(object, namespace, relation, subject);
            if (answer.membership() == Membership.UNKNOWN && search.spared()) {
                // What was spared may have been a shorter way to what is too deep, so this time everything is looked
                // at.
                search.spare(false);
                answer = evaluate(object, namespace, relation, subject);
            }
            return answer;
        } catch (LimitReached reached) {
            return Answer.unknown(reached.limitation());
        } catch (GraphLimitException reached) {
            return Answer.unknown(Limitation.of(reached.limit()));
        }
    }

    private Answer evaluate(int object, int namespace, int relation, int subject) {
        search.begin(object, namespace, relation, subject);
        Answer answer = unions.answer();
        if (answer != null) {
            return answer;
        }
        if (exploration == null) {
            exploration = new Exploration(search);
        }
        search.begin(object, namespace, relation, subject);
        return exploration.answer();
    }
}
