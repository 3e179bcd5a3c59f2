package dev.gatehouse.permission.explore;

import static java.util.Objects.requireNonNull;

import dev.gatehouse.permission.condition.Conditions;
import dev.gatehouse.permission.evaluate.Answer;
import dev.gatehouse.permission.evaluate.Budget;
import dev.gatehouse.permission.evaluate.Circumstances;
import dev.gatehouse.permission.evaluate.Plan;
import dev.gatehouse.permission.evaluate.Rules;
import dev.gatehouse.permission.graph.PlainGraph;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.model.ModelCompiler;
import dev.gatehouse.permission.model.PermissionModel;
import dev.gatehouse.permission.model.Precedence;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TupleTerms;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A model and a few tuples, written as in {@code doc:a#view@team:x#member}. Of conditions there are {@code yes}, {@code no} and
 * {@code unknown}, which are what their names say.
 */
public final class World {

    /** When everything is asked. */
    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final PermissionModel model;
    private final PlainGraph graph = new PlainGraph();
    private final Map<RelationTuple, TupleTerms> tuples = new LinkedHashMap<>();
    private boolean strict;
    private int depth = 10;

    private World(PermissionModel model) {
        this.model = model;
    }

    /** By a model in the permission language. */
    public static World of(String text) {
        return of(
                requireNonNull(ModelCompiler.compile(text, Precedence.REFERENCE).model(), "The model has errors."));
    }

    public static World of(PermissionModel model) {
        return new World(model);
    }

    public World with(String... tuples) {
        for (String tuple : tuples) {
            with(tuple(tuple), TupleTerms.NONE);
        }
        return this;
    }

    public World with(RelationTuple tuple, TupleTerms terms) {
        graph.add(tuple, terms);
        tuples.put(tuple, terms);
        return this;
    }

    public World expired(String tuple) {
        return with(tuple(tuple), new TupleTerms(NOW, null));
    }

    public World conditional(String tuple, String condition) {
        return with(tuple(tuple), new TupleTerms(null, new TupleTerms.Condition(condition, "{}")));
    }

    public World strict() {
        strict = true;
        return this;
    }

    public World depth(int most) {
        depth = most;
        return this;
    }

    /** Everything that was added. */
    public Map<RelationTuple, TupleTerms> tuples() {
        return tuples;
    }

    public PlainGraph graph() {
        return graph;
    }

    public RuledGraph rules() {
        return rules(graph);
    }

    /** The same rules over another graph. */
    public RuledGraph rules(TupleGraph other) {
        return new RuledGraph(
                other,
                new Plan(new Rules(model, strict, new NamedConditions()), other.vocabulary()),
                new Circumstances(NOW, depth, Map.of()));
    }

    public static Budget budget() {
        return new Budget(1_000_000, NOW.plusSeconds(60), CLOCK);
    }

    public Answer check(RelationTuple question) {
        return rules().evaluation(budget()).check(question);
    }

    public static RelationTuple tuple(String text) {
        int at = text.indexOf('@');
        SubjectSet set = (SubjectSet) subject(text.substring(0, at));
        return new RelationTuple(set.namespace(), set.object(), set.relation(), subject(text.substring(at + 1)));
    }

    public static SubjectSet set(String text) {
        return (SubjectSet) subject(text);
    }

    public static Subject subject(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new SubjectId(text);
        }
        int hash = text.indexOf('#');
        return new SubjectSet(
                text.substring(0, colon),
                text.substring(colon + 1, hash < 0 ? text.length() : hash),
                hash < 0 ? "" : text.substring(hash + 1));
    }

    private static final class NamedConditions implements Conditions {

        @Override
        public Holds holds(TupleTerms.Condition condition, Map<String, Object> given, Instant now) {
            return switch (condition.name()) {
                case "yes" -> Holds.YES;
                case "no" -> Holds.NO;
                default -> Holds.UNKNOWN;
            };
        }

        @Override
        public Optional<String> objection(TupleTerms.Condition condition) {
            return Optional.empty();
        }
    }
}
