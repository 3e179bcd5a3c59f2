package dev.gatehouse.permission.check;

import dev.gatehouse.permission.consistency.Reading;
import dev.gatehouse.permission.consistency.SnapTokens;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.wire.ContextJson;
import dev.gatehouse.permission.wire.QuestionJson;
import dev.gatehouse.permission.wire.TupleParameters;
import dev.gatehouse.platform.web.QueryParameters;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The four check operations of the contract. {@code getCheckMirrorStatus} and its twin answer a denial with 403, whose body is
 * the result and no error; {@code getCheck} and its twin always answer 200.
 */
@RestController
@RequestMapping("/relation-tuples/check")
class CheckController {

    private final PermissionChecker checker;
    private final SnapTokens snapshots;

    CheckController(PermissionChecker checker, SnapTokens snapshots) {
        this.checker = checker;
        this.snapshots = snapshots;
    }

    /** {@code getCheckResponse} of the contract. */
    record Answer(boolean allowed) {}

    @GetMapping
    ResponseEntity<Answer> checkMirroringStatus(Reading reading, QueryParameters parameters) {
        Verdict verdict = verdict(reading, parameters);
        return answer(reading, verdict, verdict.allowed() ? HttpStatus.OK : HttpStatus.FORBIDDEN);
    }

    @PostMapping
    ResponseEntity<Answer> checkMirroringStatus(
            Reading reading, QueryParameters parameters, @RequestBody QuestionJson body) {
        Verdict verdict = verdict(reading, parameters, body);
        return answer(reading, verdict, verdict.allowed() ? HttpStatus.OK : HttpStatus.FORBIDDEN);
    }

    @GetMapping("/openapi")
    ResponseEntity<Answer> check(Reading reading, QueryParameters parameters) {
        return answer(reading, verdict(reading, parameters), HttpStatus.OK);
    }

    @PostMapping("/openapi")
    ResponseEntity<Answer> check(Reading reading, QueryParameters parameters, @RequestBody QuestionJson body) {
        return answer(reading, verdict(reading, parameters, body), HttpStatus.OK);
    }

    private Verdict verdict(Reading reading, QueryParameters parameters) {
        Long depth = TupleParameters.depth(parameters);
        RelationTuple question = TupleParameters.tuple(parameters);
        return checker.check(reading, question, depth, ContextJson.read(parameters));
    }

    private Verdict verdict(Reading reading, QueryParameters parameters, QuestionJson body) {
        Long depth = TupleParameters.depth(parameters);
        return checker.check(reading, body.tuple(), depth, body.values());
    }

    private ResponseEntity<Answer> answer(Reading reading, Verdict verdict, HttpStatus status) {
        return ResponseEntity.status(status)
                .header(SnapTokens.HEADER, snapshots.write(reading.tenant(), verdict.revision()))
                .body(new Answer(verdict.allowed()));
    }
}
