package dev.gatehouse.permission.explore;

import dev.gatehouse.permission.evaluate.Budget;
import dev.gatehouse.permission.evaluate.Circumstances;
import dev.gatehouse.permission.evaluate.Evaluation;
import dev.gatehouse.permission.evaluate.Meaning;
import dev.gatehouse.permission.evaluate.Plan;
import dev.gatehouse.permission.graph.GraphLimitException;
import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.model.Definition;
import dev.gatehouse.permission.model.Rewrite;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TupleTerms;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A graph under the rules of a model and in the circumstances of a request: what names mean in it and which tuples count. */
public final class RuledGraph {

    /** Whether a tuple counts. */
    public enum Weight {
        COUNTS,
        /** It has a condition of which is not known whether it holds. */
        DOUBTFUL,
        /** Its condition does not hold. */
        FAILED,
        /** It has expired. */
        EXPIRED,
        /** The model gives it no meaning. */
        MEANINGLESS
    }

    private final TupleGraph graph;
    private final Plan plan;
    private final Circumstances circumstances;
    private final Vocabulary vocabulary;
    private boolean sawTerms;

    public RuledGraph(TupleGraph graph, Plan plan, Circumstances circumstances) {
        this.graph = graph;
        this.plan = plan;
        this.circumstances = circumstances;
        this.vocabulary = graph.vocabulary();
    }

    /** Answers questions about the graph. */
    public Evaluation evaluation(Budget budget) {
        return new Evaluation(graph, plan, circumstances, budget);
    }

    public Plan plan() {
        return plan;
    }

    public TupleGraph graph() {
        return graph;
    }

    public Circumstances circumstances() {
        return circumstances;
    }

    /** What a relation means in a namespace. */
    public Meaning meaning(int namespace, int relation) {
        return plan.meaning(namespace, relation);
    }

    /** What the relation of a node means. */
    public Meaning meaning(int node) {
        return plan.meaning(graph.namespace(graph.object(node)), graph.relation(node));
    }

    /** From what a permission follows; null for what is no permission. */
    public @Nullable Rewrite rewrite(int namespace, int relation) {
        return plan.rules().model().definition(vocabulary.name(namespace), vocabulary.name(relation))
                        instanceof Definition.Permitted(Rewrite rewrite)
                ? rewrite
                : null;
    }

    /**
     * The number of a relation that somebody asks about; {@link Vocabulary#ABSENT} when neither a tuple nor the model knows
     * it. Names that only questions make up get no number, since numbers stay.
     */
    public int relation(String namespace, String relation) {
        int known = graph.number(relation);
        return known == Vocabulary.ABSENT
                        && !(plan.rules().model().definition(namespace, relation) instanceof Definition.Free)
                ? vocabulary.intern(relation)
                : known;
    }

    /** The number of a name in a model. */
    public int number(String name) {
        return vocabulary.intern(name);
    }

    /**
     * Whether a tuple that is there counts towards its set.
     *
     * @param budget how long conditions may still be evaluated
     * @throws GraphLimitException when that is over
     */
    public Weight weight(Meaning meaning, int set, int subject, Budget budget) {
        Weight standing = standing(meaning, set, subject);
        if (standing != Weight.DOUBTFUL) {
            return standing;
        }
        TupleTerms terms = graph.terms(set, subject);
        if (terms == null || terms.condition() == null) {
            return Weight.COUNTS;
        }
        if (budget.late()) {
            throw new GraphLimitException(GraphLimitException.Limit.TIME);
        }
        return switch (plan.rules()
                .conditions()
                .holds(terms.condition(), circumstances.context(), circumstances.now())) {
            case YES -> Weight.COUNTS;
            case NO -> Weight.FAILED;
            case UNKNOWN -> Weight.DOUBTFUL;
        };
    }

    /** Whether any tuple that was weighed has terms, so that another moment or context might weigh it otherwise. */
    public boolean sawTerms() {
        return sawTerms;
    }

    /** As {@link #weight}, but no condition is evaluated: a tuple that has one is doubtful. */
    public Weight standing(Meaning meaning, int set, int subject) {
        if (!meaning.tuples() || !meaning.admits(graph.namespace(graph.object(subject)), graph.relation(subject))) {
            return Weight.MEANINGLESS;
        }
        TupleTerms terms = graph.hasTerms(set) ? graph.terms(set, subject) : null;
        if (terms == null) {
            return Weight.COUNTS;
        }
        sawTerms = true;
        if (terms.expiresAt() != null && !terms.expiresAt().isAfter(circumstances.now())) {
            return Weight.EXPIRED;
        }
        return terms.condition() == null ? Weight.COUNTS : Weight.DOUBTFUL;
    }

    /** Whether a node is an individual: it has no members to look up. */
    public boolean individual(int node) {
        return graph.relation(node) == Vocabulary.EMPTY;
    }

    /** What a node is called. */
    public Subject subject(int node) {
        int object = graph.object(node);
        return graph.namespace(object) == Vocabulary.EMPTY && individual(node)
                ? new SubjectId(graph.name(object))
                : set(object, graph.relation(node));
    }

    /** What the relation of an object is called. */
    public SubjectSet set(int object, int relation) {
        return new SubjectSet(vocabulary.name(graph.namespace(object)), graph.name(object), vocabulary.name(relation));
    }

    /**
     * Adds the nodes of an object that are read together with one of its relations: those that it is computed from, and those
     * whose tuples it follows.
     *
     * @param sets receives nodes whose members matter
     * @param typed receives nodes whose tuples are followed to other objects
     */
    public void addRelated(int namespace, int object, int relation, NodeList sets, NodeList typed) {
        new Related(namespace, object, sets, typed).add(relation);
    }

    /** Recursion is as deep as rewrites are nested, and no relation is added twice. */
    private final class Related {

        private final int namespace;
        private final int object;
        private final NodeList sets;
        private final NodeList typed;
        private final Set<Integer> seen = new HashSet<>();

        Related(int namespace, int object, NodeList sets, NodeList typed) {
            this.namespace = namespace;
            this.object = object;
            this.sets = sets;
            this.typed = typed;
        }

        void add(int relation) {
            if (!seen.add(relation)) {
                return;
            }
            addNode(relation, sets);
            Rewrite rewrite = rewrite(namespace, relation);
            if (rewrite != null) {
                add(rewrite);
            }
        }

        private void add(Rewrite rewrite) {
            switch (rewrite) {
                case Rewrite.Union(List<Rewrite> operands) -> operands.forEach(this::add);
                case Rewrite.Intersection(List<Rewrite> operands) -> operands.forEach(this::add);
                case Rewrite.Complement(Rewrite operand) -> add(operand);
                case Rewrite.Computed(String relation) -> add(number(relation));
                case Rewrite.Traverse(String relation, String _) -> addNode(number(relation), typed);
            }
        }

        private void addNode(int relation, NodeList to) {
            int node = graph.node(object, relation);
            if (node != TupleGraph.ABSENT) {
                to.add(node);
            }
        }
    }
}
