package dev.gatehouse.permission.write;

import dev.gatehouse.permission.configuration.EvaluationLimits;
import dev.gatehouse.permission.configuration.PermissionConfiguration;
import dev.gatehouse.permission.consistency.SnapToken;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.problem.Place;
import dev.gatehouse.permission.tuple.NameRules;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.TupleStore;
import dev.gatehouse.permission.tuple.TupleTerms;
import dev.gatehouse.permission.tuple.WrittenTuples;
import dev.gatehouse.permission.write.IdempotencyStore.Earlier;
import dev.gatehouse.permission.write.TupleTransaction.Action;
import dev.gatehouse.permission.write.TupleTransaction.Attempt;
import dev.gatehouse.permission.write.TupleTransaction.Must;
import dev.gatehouse.permission.write.TupleTransaction.Precondition;
import dev.gatehouse.permission.write.TupleTransaction.Update;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.problem.ProblemException;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does transactions: the lock of the project's head comes first, so that what a transaction finds is still so when it writes,
 * and so that of two attempts at once one is done and the other finds it done.
 */
@Service
class TupleTransactor {

    /** How long an idempotency key counts. */
    static final Duration KEPT = Duration.ofHours(24);

    private static final int MOST_PRECONDITIONS = 100;

    private final TupleStore tuples;
    private final IdempotencyStore attempts;
    private final Configurations<PermissionConfiguration> configurations;
    private final EvaluationLimits limits;
    private final Clock clock;
    private final TransactionTemplate transaction;

    TupleTransactor(
            TupleStore tuples,
            IdempotencyStore attempts,
            Configurations<PermissionConfiguration> configurations,
            EvaluationLimits limits,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.tuples = tuples;
        this.attempts = attempts;
        this.configurations = configurations;
        this.limits = limits;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
    }

    /** Does all of it or, by a refusal, nothing. */
    Transacted transact(Tenant tenant, TupleTransaction wanted) {
        if (wanted.updates().size() > limits.changes()) {
            throw PermissionProblems.tooManyChanges(limits.changes()).exception();
        }
        if (wanted.preconditions().size() > MOST_PRECONDITIONS) {
            throw PermissionProblems.tooManyPreconditions(MOST_PRECONDITIONS).exception();
        }
        Map<RelationTuple, Update> updates = agreed(wanted.updates());
        WriteRules rules = new WriteRules(configurations.of(tenant));
        requireAllowed(rules, wanted);
        return transaction.execute(status -> perform(tenant, wanted, updates, status));
    }

    private Transacted perform(
            Tenant tenant, TupleTransaction wanted, Map<RelationTuple, Update> updates, TransactionStatus status) {
        ProjectId project = tenant.project();
        long revision = tuples.advance(project);
        Instant now = clock.instant();
        @Nullable Attempt attempt = wanted.attempt();
        if (attempt != null) {
            Optional<Earlier> earlier = attempts.find(project, attempt.key(), now.minus(KEPT));
            if (earlier.isPresent()) {
                // Nothing is done, so no revision is made either.
                status.setRollbackOnly();
                return repeated(attempt, earlier.get());
            }
        }
        requireMet(project, wanted.preconditions(), now);
        requireEffective(project, wanted.updates(), now);
        Map<RelationTuple, TupleTerms> inserts = new LinkedHashMap<>();
        updates.forEach((tuple, update) -> {
            if (update.action().inserts()) {
                inserts.put(tuple, update.terms());
            }
        });
        Set<RelationTuple> deletes = updates.keySet().stream()
                .filter(tuple -> !inserts.containsKey(tuple))
                .collect(Collectors.toSet());
        WrittenTuples written = tuples.write(project, revision, inserts, deletes, now);
        Transacted transacted = new Transacted(
                new SnapToken(revision, tenant.revision()), written.inserted() + written.updated(), written.deleted());
        if (attempt != null) {
            attempts.put(project, attempt, transacted, now);
        }
        return transacted;
    }

    private static Transacted repeated(Attempt attempt, Earlier earlier) {
        if (!earlier.fingerprint().equals(attempt.fingerprint())) {
            throw PermissionProblems.idempotencyKeyTaken().exception();
        }
        return earlier.transacted();
    }

    /** Inserting and deleting one tuple, or inserting it under two terms, has no meaning that everybody would expect. */
    private static Map<RelationTuple, Update> agreed(List<Update> updates) {
        Map<RelationTuple, Update> agreed = new LinkedHashMap<>();
        for (int index = 0; index < updates.size(); index++) {
            Update update = updates.get(index);
            Update other = agreed.putIfAbsent(update.tuple(), update);
            if (other != null
                    && (other.action().inserts() != update.action().inserts()
                            || !other.terms().equals(update.terms()))) {
                throw Place.item(index).itemField(PermissionProblems.contradictingUpdates(), "relation_tuple");
            }
        }
        return agreed;
    }

    private static void requireAllowed(WriteRules rules, TupleTransaction wanted) {
        for (int index = 0; index < wanted.preconditions().size(); index++) {
            try {
                rules.require(wanted.preconditions().get(index).query());
            } catch (ProblemException refused) {
                throw Place.item(index).itemField(refused.problem(), "query");
            }
        }
        for (int index = 0; index < wanted.updates().size(); index++) {
            Update update = wanted.updates().get(index);
            NameRules.require(update.tuple(), Place.item(index));
            if (update.action().inserts()) {
                rules.requireInsertable(update.tuple(), update.terms(), Place.item(index));
            } else {
                rules.requireNamed(update.tuple(), Place.item(index));
            }
        }
    }

    private void requireMet(ProjectId project, List<Precondition> preconditions, Instant now) {
        for (int index = 0; index < preconditions.size(); index++) {
            Precondition precondition = preconditions.get(index);
            if (tuples.exists(project, precondition.query(), now) != (precondition.must() == Must.EXIST)) {
                throw Place.item(index).itemField(PermissionProblems.preconditionFailed(), "preconditions");
            }
        }
    }

    private void requireEffective(ProjectId project, List<Update> updates, Instant now) {
        Set<RelationTuple> depending = updates.stream()
                .filter(update -> update.action() == Action.INSERT_NEW || update.action() == Action.DELETE_EXISTING)
                .map(Update::tuple)
                .collect(Collectors.toSet());
        if (depending.isEmpty()) {
            return;
        }
        Set<RelationTuple> present = tuples.present(project, depending, now);
        for (int index = 0; index < updates.size(); index++) {
            Update update = updates.get(index);
            boolean there = present.contains(update.tuple());
            if (update.action() == Action.INSERT_NEW && there) {
                throw Place.item(index).itemField(PermissionProblems.thereAlready(), "updates");
            }
            if (update.action() == Action.DELETE_EXISTING && !there) {
                throw Place.item(index).itemField(PermissionProblems.notThere(), "updates");
            }
        }
    }
}
