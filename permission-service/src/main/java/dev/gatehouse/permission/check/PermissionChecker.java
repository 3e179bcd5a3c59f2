package dev.gatehouse.permission.check;

import dev.gatehouse.permission.check.BatchVerdict.Outcome;
import dev.gatehouse.permission.configuration.EvaluationLimits;
import dev.gatehouse.permission.configuration.PermissionConfiguration;
import dev.gatehouse.permission.consistency.Reading;
import dev.gatehouse.permission.evaluate.Answer;
import dev.gatehouse.permission.evaluate.Circumstances;
import dev.gatehouse.permission.evaluate.Evaluation;
import dev.gatehouse.permission.evaluate.Limitation;
import dev.gatehouse.permission.evaluate.Plans;
import dev.gatehouse.permission.evaluate.Rules;
import dev.gatehouse.permission.graph.Graphs;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.model.Definition;
import dev.gatehouse.permission.model.PermissionModel;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.problem.Place;
import dev.gatehouse.permission.tuple.NameRules;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Answers a tenant's questions by the rules of its configuration. */
@Service
class PermissionChecker {

    private final Graphs graphs;
    private final Plans plans;
    private final Configurations<PermissionConfiguration> configurations;
    private final EvaluationLimits limits;
    private final Clock clock;

    PermissionChecker(
            Graphs graphs,
            Plans plans,
            Configurations<PermissionConfiguration> configurations,
            EvaluationLimits limits,
            Clock clock) {
        this.graphs = graphs;
        this.plans = plans;
        this.configurations = configurations;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Whether the tuple holds. In a namespace that the project does not have nobody has anything, which is no error; a relation
     * that its namespace does not declare is one (permission.md §7). In strict mode a question whose answer is unknown is
     * refused; else it is not allowed.
     *
     * @param depth how many tuples may follow one another; null for as many as the project allows
     * @param context values for the parameters of conditions
     */
    public Verdict check(Reading reading, RelationTuple question, @Nullable Long depth, Map<String, Object> context) {
        PermissionConfiguration configuration = configurations.of(reading.tenant());
        Rules rules = configuration.rules();
        if (unknownNamespace(rules.model(), question) != null) {
            return read(reading, graph -> new Verdict(Answer.NOT_MEMBER, graph.revision()));
        }
        requireMeant(rules.model(), question);
        Circumstances circumstances = new Circumstances(clock.instant(), configuration.depth(depth), context);
        Verdict verdict = read(
                reading,
                graph -> new Verdict(evaluation(graph, rules, circumstances).check(question), graph.revision()));
        Problem problem = incomplete(rules, verdict.answer());
        if (problem != null) {
            throw problem.exception();
        }
        return verdict;
    }

    /**
     * Whether the tuples hold, all at the same revision. Unlike a question alone, one about an unknown namespace is refused
     * (permission.md §15).
     */
    public BatchVerdict checkAll(
            Reading reading, List<BatchItem> items, @Nullable Long depth, Map<String, Object> context) {
        PermissionConfiguration configuration = configurations.of(reading.tenant());
        int most = Math.min(configuration.maxBatchCheckSize(), limits.batch());
        if (items.size() > most) {
            throw PermissionProblems.tooManyQuestions(most).exception();
        }
        Rules rules = configuration.rules();
        Circumstances circumstances = new Circumstances(clock.instant(), configuration.depth(depth), context);
        List<BatchItem> reviewed =
                items.stream().map(item -> reviewed(rules.model(), item)).toList();
        return read(reading, graph -> {
            Evaluation evaluation = evaluation(graph, rules, circumstances);
            Outcome[] outcomes = new Outcome[reviewed.size()];
            for (int index : bySubject(reviewed)) {
                outcomes[index] = switch (reviewed.get(index)) {
                    case BatchItem.Refused(Problem problem) -> new Outcome.Refused(problem);
                    case BatchItem.Asked(RelationTuple question) -> outcome(rules, evaluation.check(question));
                };
            }
            return new BatchVerdict(List.of(outcomes), graph.revision());
        });
    }

    private <T> T read(Reading reading, Function<TupleGraph, T> reader) {
        return graphs.read(reading.tenant().project(), reading.consistency(), reader);
    }

    private Evaluation evaluation(TupleGraph graph, Rules rules, Circumstances circumstances) {
        return new Evaluation(
                graph,
                plans.plan(rules, graph.vocabulary()),
                circumstances,
                limits.checkBudget(circumstances.now(), clock));
    }

    private static BatchItem reviewed(PermissionModel model, BatchItem item) {
        return switch (item) {
            case BatchItem.Refused refused -> refused;
            case BatchItem.Asked(RelationTuple question) -> {
                String unknown = unknownNamespace(model, question);
                if (unknown != null) {
                    yield new BatchItem.Refused(PermissionProblems.unknownNamespace(unknown));
                }
                try {
                    requireMeant(model, question);
                    yield item;
                } catch (ProblemException refused) {
                    yield new BatchItem.Refused(refused.problem());
                }
            }
        };
    }

    /** The places of the items, those about one subject together: they share what is found out. */
    private static List<Integer> bySubject(List<BatchItem> items) {
        Map<Optional<Subject>, List<Integer>> places = new LinkedHashMap<>();
        for (int index = 0; index < items.size(); index++) {
            Optional<Subject> subject = items.get(index) instanceof BatchItem.Asked(RelationTuple question)
                    ? Optional.of(question.subject())
                    : Optional.empty();
            places.computeIfAbsent(subject, _ -> new ArrayList<>()).add(index);
        }
        return places.values().stream().flatMap(List::stream).toList();
    }

    private static Outcome outcome(Rules rules, Answer answer) {
        Problem problem = incomplete(rules, answer);
        return problem == null ? new Outcome.Answered(answer) : new Outcome.Refused(problem);
    }

    /** Why an answer is none; null when it is one. */
    private static @Nullable Problem incomplete(Rules rules, Answer answer) {
        Limitation limitation = answer.limitation();
        return limitation == null || !rules.strict() ? null : PermissionProblems.checkNotCompleted(reason(limitation));
    }

    private static String reason(Limitation limitation) {
        return switch (limitation) {
            case DEPTH -> "max_depth_exceeded";
            case WIDTH -> "max_width_exceeded";
            case ROWS -> "max_rows_exceeded";
            case STEPS -> "max_steps_exceeded";
            case TIME -> "max_time_exceeded";
            case CYCLE -> "cyclic_negation";
            case CONDITION -> "condition_not_evaluated";
        };
    }

    private static @Nullable String unknownNamespace(PermissionModel model, RelationTuple question) {
        if (!model.declares(question.namespace())) {
            return question.namespace();
        }
        return question.subject() instanceof SubjectSet set && !model.declares(set.namespace())
                ? set.namespace()
                : null;
    }

    private static void requireMeant(PermissionModel model, RelationTuple question) {
        NameRules.require(question, Place.ONLY);
        if (model.definition(question.namespace(), question.relation()) instanceof Definition.Undeclared) {
            throw PermissionProblems.unknownRelation(question.relation()).exception();
        }
    }
}
