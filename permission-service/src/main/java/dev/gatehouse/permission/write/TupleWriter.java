package dev.gatehouse.permission.write;

import dev.gatehouse.permission.configuration.EvaluationLimits;
import dev.gatehouse.permission.configuration.PermissionConfiguration;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.problem.Place;
import dev.gatehouse.permission.tuple.NameRules;
import dev.gatehouse.permission.tuple.RelationQuery;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.StoredTuple;
import dev.gatehouse.permission.tuple.TupleStore;
import dev.gatehouse.permission.tuple.TupleTerms;
import dev.gatehouse.permission.tuple.WrittenTuples;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.Tenant;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes tuples: each request as a whole or not at all, under one revision. The transaction begins behind all checks, since a
 * revision that is not loaded yet may come over the network, and since it keeps the project's other writers waiting.
 */
@Service
class TupleWriter {

    private static final Logger log = LoggerFactory.getLogger(TupleWriter.class);

    private final TupleStore tuples;
    private final Configurations<PermissionConfiguration> configurations;
    private final EvaluationLimits limits;
    private final Clock clock;
    private final TransactionTemplate transaction;

    TupleWriter(
            TupleStore tuples,
            Configurations<PermissionConfiguration> configurations,
            EvaluationLimits limits,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.tuples = tuples;
        this.configurations = configurations;
        this.limits = limits;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    /** Creates a tuple, or gives it other terms. That it is there already is no conflict: what the caller wants to be true is true. */
    WrittenTuples create(Tenant tenant, StoredTuple stored) {
        NameRules.require(stored.tuple(), Place.ONLY);
        rules(tenant).requireInsertable(stored.tuple(), stored.terms(), Place.ONLY);
        return write(tenant.project(), Map.of(stored.tuple(), stored.terms()), Set.of());
    }

    /**
     * Applies changes as if all insertions came before all deletions, whatever their order: a tuple that is in both is gone
     * afterwards. Of several insertions of one tuple the last says its terms.
     */
    WrittenTuples apply(Tenant tenant, List<TupleChange> changes) {
        if (changes.size() > limits.changes()) {
            throw PermissionProblems.tooManyChanges(limits.changes()).exception();
        }
        for (int index = 0; index < changes.size(); index++) {
            NameRules.require(changes.get(index).tuple(), Place.item(index));
        }
        WriteRules rules = rules(tenant);
        Map<RelationTuple, TupleTerms> inserts = new LinkedHashMap<>();
        Set<RelationTuple> deletes = new LinkedHashSet<>();
        for (int index = 0; index < changes.size(); index++) {
            TupleChange change = changes.get(index);
            switch (change.action()) {
                case INSERT -> {
                    rules.requireInsertable(change.tuple(), change.terms(), Place.item(index));
                    inserts.put(change.tuple(), change.terms());
                }
                case DELETE -> {
                    rules.requireNamed(change.tuple(), Place.item(index));
                    deletes.add(change.tuple());
                }
            }
        }
        inserts.keySet().removeAll(deletes);
        return write(tenant.project(), inserts, deletes);
    }

    /** Deletes everything that the query means. */
    WrittenTuples delete(Tenant tenant, RelationQuery query) {
        rules(tenant).require(query);
        ProjectId project = tenant.project();
        WrittenTuples written =
                transaction.execute(_ -> tuples.delete(project, tuples.advance(project), query, clock.instant()));
        log.info("{} relation tuples were deleted by a query in project {}.", written.deleted(), project);
        return written;
    }

    private WrittenTuples write(ProjectId project, Map<RelationTuple, TupleTerms> inserts, Set<RelationTuple> deletes) {
        return transaction.execute(
                _ -> tuples.write(project, tuples.advance(project), inserts, deletes, clock.instant()));
    }

    private WriteRules rules(Tenant tenant) {
        return new WriteRules(configurations.of(tenant));
    }
}
