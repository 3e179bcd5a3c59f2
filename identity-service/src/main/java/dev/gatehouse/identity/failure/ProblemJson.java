package dev.gatehouse.identity.failure;

import dev.gatehouse.identity.wire.JsonValue;
import dev.gatehouse.platform.problem.ErrorDialect;
import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemWriter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A problem as it is kept: the inner object of the error envelope, in the words of the one that renders errors. */
@Component
class ProblemJson {

    private final ProblemWriter problems;
    private final JsonMapper json;

    ProblemJson(ProblemWriter problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    JsonValue error(Problem problem) {
        JsonNode body = json.valueToTree(problems.body(problem, ErrorDialect.ENVELOPE, null));
        return new JsonValue(body.get("error"));
    }
}
