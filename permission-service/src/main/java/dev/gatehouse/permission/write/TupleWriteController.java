package dev.gatehouse.permission.write;

import dev.gatehouse.permission.consistency.SnapTokens;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.problem.Place;
import dev.gatehouse.permission.tuple.RelationQuery;
import dev.gatehouse.permission.tuple.StoredTuple;
import dev.gatehouse.permission.tuple.WrittenTuples;
import dev.gatehouse.permission.wire.TupleJson;
import dev.gatehouse.permission.wire.TupleParameters;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.platform.web.QueryParameters;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code createRelationTuple}, {@code patchRelationTuples} and {@code deleteRelationTuples} of the contract. */
@RestController
@RequestMapping("/admin/relation-tuples")
class TupleWriteController {

    private static final String DELETED = "X-Deleted-Count";

    // Servers and proxies refuse answers whose headers are longer than some kilobytes, and the tuple is stored by then.
    private static final int LONGEST_LOCATION = 2_048;

    private final TupleWriter writer;
    private final SnapTokens snapshots;

    TupleWriteController(TupleWriter writer, SnapTokens snapshots) {
        this.writer = writer;
        this.snapshots = snapshots;
    }

    @PutMapping
    ResponseEntity<TupleJson> create(Tenant tenant, @RequestBody TupleJson body) {
        StoredTuple stored = body.stored(Place.ONLY);
        WrittenTuples written = writer.create(tenant, stored);
        URI location = URI.create("/relation-tuples?" + TupleParameters.encode(stored.tuple()));
        return (location.toString().length() <= LONGEST_LOCATION
                        ? ResponseEntity.created(location)
                        : ResponseEntity.status(HttpStatus.CREATED))
                .header(SnapTokens.HEADER, snapshots.write(tenant, written.revision()))
                .body(TupleJson.of(stored));
    }

    @PatchMapping
    ResponseEntity<Void> patch(Tenant tenant, @RequestBody List<@Nullable TupleChangeJson> body) {
        List<TupleChange> changes = new ArrayList<>(body.size());
        for (int index = 0; index < body.size(); index++) {
            TupleChangeJson change = body.get(index);
            Place place = Place.item(index);
            if (change == null) {
                throw place.itemField(PermissionProblems.noTuple(), "relation_tuple");
            }
            changes.add(change.change(place));
        }
        WrittenTuples written = writer.apply(tenant, changes);
        return ResponseEntity.noContent()
                .header(SnapTokens.HEADER, snapshots.write(tenant, written.revision()))
                .build();
    }

    /** A filter that was sent in the body, or misspelled, would otherwise delete far more than was meant. */
    @DeleteMapping
    ResponseEntity<Void> delete(
            Tenant tenant, QueryParameters parameters, @RequestBody(required = false) byte @Nullable [] body) {
        RelationQuery query = TupleParameters.query(parameters);
        List<String> reasons = new ArrayList<>();
        parameters.names().stream()
                .filter(name -> !TupleParameters.FILTERS.contains(name))
                .forEach(name -> reasons.add("query parameter key \"%s\" unknown".formatted(name)));
        if (query.all()) {
            reasons.add("query parameters must specify at least one of the following: "
                    + String.join(", ", TupleParameters.FILTERS));
        }
        if (body != null && body.length > 0) {
            reasons.add("body is not empty");
        }
        if (!reasons.isEmpty()) {
            throw PermissionProblems.unclearDeletion(reasons).exception();
        }
        WrittenTuples written = writer.delete(tenant, query);
        return ResponseEntity.noContent()
                .header(DELETED, Integer.toString(written.deleted()))
                .header(SnapTokens.HEADER, snapshots.write(tenant, written.revision()))
                .build();
    }
}
