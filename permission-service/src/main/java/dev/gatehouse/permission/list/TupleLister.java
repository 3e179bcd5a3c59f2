package dev.gatehouse.permission.list;

import dev.gatehouse.permission.configuration.PermissionConfiguration;
import dev.gatehouse.permission.consistency.Reading;
import dev.gatehouse.permission.graph.Consistency;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.tuple.NameRules;
import dev.gatehouse.permission.tuple.PastTuples;
import dev.gatehouse.permission.tuple.RelationQuery;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TuplePage;
import dev.gatehouse.permission.tuple.TuplePosition;
import dev.gatehouse.permission.tuple.TupleStore;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.Tenant;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Lists stored tuples as they are, without following any. Naming a namespace that is not configured is a mistake; tuples of
 * one that was removed are still there and are listed by queries that do not name it.
 */
@Service
class TupleLister {

    private final TupleStore tuples;
    private final Configurations<PermissionConfiguration> configurations;
    private final Clock clock;

    TupleLister(TupleStore tuples, Configurations<PermissionConfiguration> configurations, Clock clock) {
        this.tuples = tuples;
        this.configurations = configurations;
        this.clock = clock;
    }

    TuplePage list(Reading reading, RelationQuery query, @Nullable TuplePosition after, int size) {
        Tenant tenant = reading.tenant();
        NameRules.require(query);
        requireKnown(tenant, query.namespace());
        if (query.subject() instanceof SubjectSet set) {
            requireKnown(tenant, set.namespace());
        }
        ProjectId project = tenant.project();
        Instant now = clock.instant();
        if (reading.consistency() instanceof Consistency.Exact(long revision)) {
            return switch (tuples.listAt(project, revision, query, after, size, now)) {
                case PastTuples.Found(TuplePage page) -> page;
                case PastTuples.Forgotten() ->
                    throw PermissionProblems.snaptokenExpired().exception();
                case PastTuples.NotReached() ->
                    throw PermissionProblems.snaptokenFromFuture().exception();
            };
        }
        TuplePage page = tuples.list(project, query, after, size, now);
        // The database itself was asked, so what it does not know has not happened.
        if (reading.consistency() instanceof Consistency.AtLeast(long revision) && page.revision() < revision) {
            throw PermissionProblems.snaptokenFromFuture().exception();
        }
        return page;
    }

    private void requireKnown(Tenant tenant, @Nullable String namespace) {
        if (namespace != null && !configurations.of(tenant).knows(namespace)) {
            throw PermissionProblems.unknownNamespace(namespace).exception();
        }
    }
}
