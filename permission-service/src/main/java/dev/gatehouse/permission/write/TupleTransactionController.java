package dev.gatehouse.permission.write;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.gatehouse.permission.consistency.SnapTokens;
import dev.gatehouse.platform.tenant.Tenant;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Changes with preconditions, all or none (permission.md §18.6). */
@RestController
class TupleTransactionController {

    private final TupleTransactor transactor;
    private final SnapTokens snapshots;

    TupleTransactionController(TupleTransactor transactor, SnapTokens snapshots) {
        this.transactor = transactor;
        this.snapshots = snapshots;
    }

    /** What was done, the first time. */
    @JsonPropertyOrder({"snaptoken", "inserted", "deleted"})
    record Answer(String snaptoken, int inserted, int deleted) {}

    @PostMapping("/admin/relation-tuples/transact")
    ResponseEntity<Answer> transact(Tenant tenant, @RequestBody TransactionJson body) {
        Transacted transacted = transactor.transact(tenant, body.transaction());
        String token = snapshots.write(tenant.project(), transacted.state());
        return ResponseEntity.ok()
                .header(SnapTokens.HEADER, token)
                .body(new Answer(token, transacted.inserted(), transacted.deleted()));
    }
}
