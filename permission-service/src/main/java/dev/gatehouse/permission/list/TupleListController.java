package dev.gatehouse.permission.list;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.permission.consistency.Reading;
import dev.gatehouse.permission.consistency.SnapTokens;
import dev.gatehouse.permission.tuple.RelationQuery;
import dev.gatehouse.permission.tuple.TuplePage;
import dev.gatehouse.permission.wire.TupleJson;
import dev.gatehouse.permission.wire.TupleParameters;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.platform.web.QueryParameters;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code getRelationTuples} of the contract. */
@RestController
class TupleListController {

    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;

    private final TupleLister lister;
    private final PageTokens pages;
    private final SnapTokens snapshots;

    TupleListController(TupleLister lister, PageTokens pages, SnapTokens snapshots) {
        this.lister = lister;
        this.pages = pages;
        this.snapshots = snapshots;
    }

    /**
     * A page of tuples; both members are always there.
     *
     * @param nextPageToken empty exactly on the last page
     */
    record Page(
            @JsonProperty("relation_tuples") List<TupleJson> tuples,
            @JsonProperty("next_page_token") String nextPageToken) {}

    @GetMapping("/relation-tuples")
    ResponseEntity<Page> list(Reading reading, QueryParameters parameters) {
        Tenant tenant = reading.tenant();
        RelationQuery query = TupleParameters.query(parameters);
        int size = TupleParameters.pageSize(parameters, USUAL_PAGE, LARGEST_PAGE);
        String token = parameters.find("page_token").orElse("");
        TuplePage page = lister.list(reading, query, pages.read(tenant.project(), query, token), size);
        return ResponseEntity.ok()
                .header(SnapTokens.HEADER, snapshots.write(tenant, page.revision()))
                .body(new Page(
                        page.tuples().stream().map(TupleJson::of).toList(),
                        pages.write(tenant.project(), query, page.next())));
    }
}
