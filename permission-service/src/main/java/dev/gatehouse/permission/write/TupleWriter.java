package dev.gatehouse.permission.write;

import dev.gatehouse.permission.configuration.EvaluationLimits;
import dev.gatehouse.permission.configuration.PermissionConfiguration;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.problem.Place;
import dev.gatehouse.permission.tuple.NameRules;
import dev.gatehouse.permission.tuple.RelationQuery;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TupleStore;
import dev.gatehouse.permission.tuple.WrittenTuples;
import dev.gatehouse.permission.write.TupleChange.Action;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.Tenant;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
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

    /** Creates a tuple. That it is there already is no conflict: what the caller wants to be true is true. */
    WrittenTuples create(Tenant tenant, RelationTuple tuple) {
        NameRules.require(tuple, Place.ONLY);
        requireNamespaces(configurations.of(tenant), tuple, Place.ONLY);
        return write(tenant.project(), Set.of(tuple), Set.of());
    }

    /**
     * Applies changes as if all insertions came before all deletions, whatever their order: a tuple that is in both is gone
     * afterwards.
     */
    WrittenTuples apply(Tenant tenant, List<TupleChange> changes) {
        if (changes.size() > limits.changes()) {
            throw PermissionProblems.tooManyChanges(limits.changes()).exception();
        }
        for (int index = 0; index < changes.size(); index++) {
            NameRules.require(changes.get(index).tuple(), Place.item(index));
        }
        PermissionConfiguration configuration = configurations.of(tenant);
        for (int index = 0; index < changes.size(); index++) {
            requireNamespaces(configuration, changes.get(index).tuple(), Place.item(index));
        }
        Set<RelationTuple> deletes = of(changes, Action.DELETE);
        Set<RelationTuple> inserts = of(changes, Action.INSERT);
        inserts.removeAll(deletes);
        return write(tenant.project(), inserts, deletes);
    }

    /** Deletes everything that the query means. */
    WrittenTuples delete(Tenant tenant, RelationQuery query) {
        NameRules.require(query);
        PermissionConfiguration configuration = configurations.of(tenant);
        if (query.namespace() != null && !configuration.knows(query.namespace())) {
            throw PermissionProblems.unknownNamespace(query.namespace()).exception();
        }
        if (query.subject() instanceof SubjectSet set && !configuration.knows(set.namespace())) {
            throw PermissionProblems.unknownNamespace(set.namespace()).exception();
        }
        ProjectId project = tenant.project();
        WrittenTuples written =
                transaction.execute(_ -> tuples.delete(project, tuples.advance(project), query, clock.instant()));
        log.info("{} relation tuples were deleted by a query in project {}.", written.deleted(), project);
        return written;
    }

    private WrittenTuples write(ProjectId project, Set<RelationTuple> inserts, Set<RelationTuple> deletes) {
        return transaction.execute(
                _ -> tuples.write(project, tuples.advance(project), inserts, deletes, clock.instant()));
    }

    private static Set<RelationTuple> of(List<TupleChange> changes, Action action) {
        Set<RelationTuple> wanted = new LinkedHashSet<>();
        for (TupleChange change : changes) {
            if (change.action() == action) {
                wanted.add(change.tuple());
            }
        }
        return wanted;
    }

    private static void requireNamespaces(PermissionConfiguration configuration, RelationTuple tuple, Place place) {
        if (!configuration.knows(tuple.namespace())) {
            throw place.tupleField(PermissionProblems.unknownNamespace(tuple.namespace()), "namespace");
        }
        if (tuple.subject() instanceof SubjectSet set && !configuration.knows(set.namespace())) {
            throw place.tupleField(PermissionProblems.unknownNamespace(set.namespace()), "subject_set.namespace");
        }
    }
}
