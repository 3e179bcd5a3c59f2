package dev.gatehouse.permission.check;

import dev.gatehouse.permission.problem.Place;
import dev.gatehouse.permission.wire.TupleJson;
import dev.gatehouse.permission.wire.TupleParameters;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.platform.web.QueryParameters;
import org.jspecify.annotations.Nullable;
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

    CheckController(PermissionChecker checker) {
        this.checker = checker;
    }

    /** {@code getCheckResponse} of the contract. */
    record Answer(boolean allowed) {}

    @GetMapping
    ResponseEntity<Answer> checkMirroringStatus(Tenant tenant, QueryParameters parameters) {
        return mirrored(check(tenant, parameters));
    }

    @PostMapping
    ResponseEntity<Answer> checkMirroringStatus(
            Tenant tenant, QueryParameters parameters, @RequestBody TupleJson body) {
        return mirrored(check(tenant, parameters, body));
    }

    @GetMapping("/openapi")
    Answer check(Tenant tenant, QueryParameters parameters) {
        Long depth = TupleParameters.depth(parameters);
        return new Answer(checker.allowed(tenant, TupleParameters.tuple(parameters), depth));
    }

    @PostMapping("/openapi")
    Answer check(Tenant tenant, QueryParameters parameters, @RequestBody TupleJson body) {
        @Nullable Long depth = TupleParameters.depth(parameters);
        return new Answer(checker.allowed(tenant, body.tuple(Place.ONLY), depth));
    }

    private static ResponseEntity<Answer> mirrored(Answer answer) {
        return ResponseEntity.status(answer.allowed() ? HttpStatus.OK : HttpStatus.FORBIDDEN)
                .body(answer);
    }
}
