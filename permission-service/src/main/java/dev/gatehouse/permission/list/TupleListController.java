package dev.gatehouse.permission.list;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.permission.tuple.RelationQuery;
import dev.gatehouse.permission.tuple.TuplePage;
import dev.gatehouse.permission.wire.TupleJson;
import dev.gatehouse.permission.wire.TupleParameters;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.platform.web.QueryParameters;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code getRelationTuples} of the contract. */
@RestController
class TupleListController {

    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;

    private final TupleLister lister;
    private final PageTokens tokens;

    TupleListController(TupleLister lister, PageTokens tokens) {
        this.lister = lister;
        this.tokens = tokens;
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
    Page list(Tenant tenant, QueryParameters parameters) {
        RelationQuery query = TupleParameters.query(parameters);
        int size = TupleParameters.pageSize(parameters, USUAL_PAGE, LARGEST_PAGE);
        String token = parameters.find("page_token").orElse("");
        TuplePage page = lister.list(tenant, query, tokens.read(tenant.project(), query, token), size);
        return new Page(
                page.tuples().stream().map(TupleJson::of).toList(), tokens.write(tenant.project(), query, page.next()));
    }
}
