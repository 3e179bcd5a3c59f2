package dev.gatehouse.permission.expand;

import dev.gatehouse.permission.configuration.PermissionConfiguration;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.tuple.NameRules;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.tenant.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Expands sets of a tenant by the rules of its configuration. */
@Service
class PermissionExpander {

    private final ExpandEngine engine;
    private final Configurations<PermissionConfiguration> configurations;

    PermissionExpander(ExpandEngine engine, Configurations<PermissionConfiguration> configurations) {
        this.engine = engine;
        this.configurations = configurations;
    }

    ExpandedTree expand(Tenant tenant, SubjectSet set, @Nullable Long requestedDepth) {
        PermissionConfiguration configuration = configurations.of(tenant);
        if (!configuration.knows(set.namespace())) {
            throw PermissionProblems.unknownNamespace(set.namespace()).exception();
        }
        NameRules.require(set);
        return engine.expand(tenant.project(), set, configuration.depth(requestedDepth))
                .orElseThrow(() -> PermissionProblems.nothingToExpand().exception());
    }
}
