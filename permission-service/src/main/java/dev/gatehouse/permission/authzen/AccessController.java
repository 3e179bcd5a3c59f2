package dev.gatehouse.permission.authzen;

import dev.gatehouse.permission.authzen.Decisions.Decision;
import dev.gatehouse.permission.consistency.Reading;
import dev.gatehouse.permission.consistency.SnapTokens;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The Access Evaluation API (§6) and the Access Evaluations API (§7). */
@RestController
class AccessController {

    private final AccessEvaluator evaluator;
    private final SnapTokens tokens;

    AccessController(AccessEvaluator evaluator, SnapTokens tokens) {
        this.evaluator = evaluator;
        this.tokens = tokens;
    }

    /** A decision (§5.5), with the reason of a denial that no tuple could change. */
    record DecisionJson(boolean decision, @Nullable Map<String, String> context) {

        static DecisionJson of(Decision decision) {
            return new DecisionJson(
                    decision.allowed(), decision.reason() == null ? null : Map.of("reason", decision.reason()));
        }
    }

    record DecisionsJson(List<DecisionJson> evaluations) {}

    @PostMapping("/access/v1/evaluation")
    ResponseEntity<DecisionJson> evaluate(Reading reading, @RequestBody EvaluationJson body) {
        return one(reading, evaluator.decide(reading, List.of(body.question("")), Semantic.EXECUTE_ALL));
    }

    @PostMapping("/access/v1/evaluations")
    ResponseEntity<?> evaluate(Reading reading, @RequestBody EvaluationsJson body) {
        Decisions decisions = evaluator.decide(reading, body.questions(), body.semantic());
        return body.several()
                ? answer(reading, decisions)
                        .body(new DecisionsJson(decisions.decisions().stream()
                                .map(DecisionJson::of)
                                .toList()))
                : one(reading, decisions);
    }

    private ResponseEntity<DecisionJson> one(Reading reading, Decisions decisions) {
        return answer(reading, decisions)
                .body(DecisionJson.of(decisions.decisions().getFirst()));
    }

    private ResponseEntity.BodyBuilder answer(Reading reading, Decisions decisions) {
        return ResponseEntity.ok().header(SnapTokens.HEADER, tokens.write(reading.tenant(), decisions.revision()));
    }
}
