package dev.gatehouse.permission.check;

import dev.gatehouse.permission.configuration.PermissionConfiguration;
import dev.gatehouse.permission.problem.Place;
import dev.gatehouse.permission.tuple.NameRules;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.tenant.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Answers a tenant's questions by the rules of its configuration. */
@Service
class PermissionChecker {

    private final CheckEngine engine;
    private final Configurations<PermissionConfiguration> configurations;

    PermissionChecker(CheckEngine engine, Configurations<PermissionConfiguration> configurations) {
        this.engine = engine;
        this.configurations = configurations;
    }

    /** Whether the tuple holds. In a namespace that the project does not have nobody has anything, which is no error. */
    boolean allowed(Tenant tenant, RelationTuple question, @Nullable Long requestedDepth) {
        PermissionConfiguration configuration = configurations.of(tenant);
        if (!configuration.knows(question.namespace())
                || (question.subject() instanceof SubjectSet set && !configuration.knows(set.namespace()))) {
            return false;
        }
        NameRules.require(question, Place.ONLY);
        return engine.check(tenant.project(), question, configuration.depth(requestedDepth))
                .allowed();
    }
}
