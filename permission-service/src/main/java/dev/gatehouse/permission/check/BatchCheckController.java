package dev.gatehouse.permission.check;

import dev.gatehouse.permission.consistency.Reading;
import dev.gatehouse.permission.consistency.SnapTokens;
import dev.gatehouse.permission.wire.TupleParameters;
import dev.gatehouse.platform.web.QueryParameters;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Several checks at one state of the tuples (permission.md §15, §18.5); 200 even where every one of them failed. */
@RestController
class BatchCheckController {

    private final PermissionChecker checker;
    private final SnapTokens snapshots;

    BatchCheckController(PermissionChecker checker, SnapTokens snapshots) {
        this.checker = checker;
        this.snapshots = snapshots;
    }

    @PostMapping("/relation-tuples/batch/check")
    ResponseEntity<BatchJson.Results> check(Reading reading, QueryParameters parameters, @RequestBody BatchJson body) {
        BatchVerdict verdict =
                checker.checkAll(reading, body.items(), TupleParameters.depth(parameters), body.values());
        return ResponseEntity.ok()
                .header(SnapTokens.HEADER, snapshots.write(reading.tenant(), verdict.revision()))
                .body(body.results(verdict));
    }
}
