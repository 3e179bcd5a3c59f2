package dev.gatehouse.permission.authzen;

import dev.gatehouse.permission.authzen.Decisions.Decision;
import dev.gatehouse.permission.configuration.EvaluationLimits;
import dev.gatehouse.permission.configuration.PermissionConfiguration;
import dev.gatehouse.permission.consistency.Reading;
import dev.gatehouse.permission.evaluate.Answer;
import dev.gatehouse.permission.evaluate.Budget;
import dev.gatehouse.permission.evaluate.Circumstances;
import dev.gatehouse.permission.evaluate.Evaluation;
import dev.gatehouse.permission.evaluate.Plan;
import dev.gatehouse.permission.evaluate.Plans;
import dev.gatehouse.permission.evaluate.Rules;
import dev.gatehouse.permission.graph.Graphs;
import dev.gatehouse.permission.model.Definition;
import dev.gatehouse.permission.model.PermissionModel;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.platform.configuration.Configurations;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Decides whether subjects may do something, all at one state of the tuples. What is unknown to the project is denied and not
 * refused: a decision is closed unless something opens it (AuthZEN Authorization API 1.0 §7.2.1).
 */
@Service
class AccessEvaluator {

    private final Graphs graphs;
    private final Plans plans;
    private final Configurations<PermissionConfiguration> configurations;
    private final EvaluationLimits limits;
    private final Clock clock;

    AccessEvaluator(
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

    /** Decides the questions one after the other, until the semantic says that it is enough. */
    Decisions decide(Reading reading, List<AccessQuestion> questions, Semantic semantic) {
        PermissionConfiguration configuration = configurations.of(reading.tenant());
        int most = Math.min(configuration.maxBatchCheckSize(), limits.batch());
        if (questions.size() > most) {
            throw AccessProblems.tooMany(most);
        }
        Rules rules = configuration.rules();
        Instant now = clock.instant();
        Budget budget = limits.checkBudget(now, clock);
        int depth = configuration.depth(null);
        return graphs.read(reading.tenant().project(), reading.consistency(), graph -> {
            Plan plan = plans.plan(rules, graph.vocabulary());
            // Questions under the same circumstances share what is found out for one of them.
            Map<Map<String, Object>, Evaluation> evaluations = new HashMap<>();
            List<Decision> decisions = new ArrayList<>(questions.size());
            for (AccessQuestion question : questions) {
                Evaluation evaluation = evaluations.computeIfAbsent(
                        question.context(),
                        context -> new Evaluation(graph, plan, new Circumstances(now, depth, context), budget));
                Decision decision = decide(rules.model(), evaluation, question.tuple());
                decisions.add(decision);
                if (semantic.endsWith(decision.allowed())) {
                    break;
                }
            }
            return new Decisions(decisions, graph.revision());
        });
    }

    private static Decision decide(PermissionModel model, Evaluation evaluation, RelationTuple question) {
        return unknown(model, question)
                .map(reason -> new Decision(false, reason))
                .orElseGet(() -> decision(evaluation.check(question)));
    }

    private static Decision decision(Answer answer) {
        return answer.limitation() == null
                ? answer.allowed() ? Decision.PERMITTED : Decision.DENIED
                : new Decision(
                        false,
                        "It could not be decided: " + answer.limitation().name().toLowerCase(Locale.ROOT));
    }

    private static Optional<String> unknown(PermissionModel model, RelationTuple question) {
        if (!model.declares(question.namespace())) {
            return Optional.of("There is no resource type \"%s\".".formatted(question.namespace()));
        }
        if (question.subject() instanceof SubjectSet set && !model.declares(set.namespace())) {
            return Optional.of("There is no subject type \"%s\".".formatted(set.namespace()));
        }
        return model.definition(question.namespace(), question.relation()) instanceof Definition.Undeclared
                ? Optional.of(
                        "There is no action \"%s\" on \"%s\".".formatted(question.relation(), question.namespace()))
                : Optional.empty();
    }
}
