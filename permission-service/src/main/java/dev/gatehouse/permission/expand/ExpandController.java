package dev.gatehouse.permission.expand;

import dev.gatehouse.permission.wire.TupleParameters;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.platform.web.QueryParameters;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code getExpand} of the contract. */
@RestController
class ExpandController {

    private final PermissionExpander expander;

    ExpandController(PermissionExpander expander) {
        this.expander = expander;
    }

    @GetMapping("/relation-tuples/expand")
    TreeJson expand(Tenant tenant, QueryParameters parameters) {
        Long depth = TupleParameters.depth(parameters);
        return TreeJson.of(expander.expand(tenant, TupleParameters.set(parameters), depth));
    }
}
