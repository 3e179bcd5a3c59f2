package dev.gatehouse.permission.bulk;

import dev.gatehouse.permission.Permits;
import dev.gatehouse.permission.configuration.PermissionConfiguration;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.tuple.RelationQuery;
import dev.gatehouse.permission.tuple.TupleSink;
import dev.gatehouse.permission.tuple.TupleStore;
import dev.gatehouse.permission.write.WriteRules;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.tenant.Tenant;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Exports tuples as they are at one revision, however many there are and however long their reader takes. */
@Service
class TupleExporter {

    private final TupleStore tuples;
    private final Configurations<PermissionConfiguration> configurations;
    private final Clock clock;
    private final TransactionTemplate snapshot;
    private final Permits running;

    TupleExporter(
            TupleStore tuples,
            Configurations<PermissionConfiguration> configurations,
            BulkSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.tuples = tuples;
        this.configurations = configurations;
        this.clock = clock;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        running = new Permits(settings.exports());
    }

    /** Gives everything that the query means. */
    void run(Tenant tenant, RelationQuery query, TupleSink sink) {
        new WriteRules(configurations.of(tenant)).require(query);
        if (!running.take(tenant.project())) {
            throw PermissionProblems.tooManyAtOnce("exports").exception();
        }
        try {
            snapshot.executeWithoutResult(_ -> tuples.export(tenant.project(), query, clock.instant(), sink));
        } finally {
            running.giveBack(tenant.project());
        }
    }
}
