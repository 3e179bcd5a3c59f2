package dev.gatehouse.permission.bulk;

import dev.gatehouse.permission.Permits;
import dev.gatehouse.permission.configuration.PermissionConfiguration;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.problem.Place;
import dev.gatehouse.permission.tuple.NameRules;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.StoredTuple;
import dev.gatehouse.permission.tuple.TupleStore;
import dev.gatehouse.permission.tuple.TupleTerms;
import dev.gatehouse.permission.tuple.WrittenTuples;
import dev.gatehouse.permission.write.WriteRules;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.problem.ProblemException;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.Tenant;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports tuples chunk by chunk: each is a transaction under a revision of its own, so that an import of any length keeps
 * nobody waiting for long, and what an import that breaks off has done is known by its last line. While a chunk is written
 * the next one is read.
 */
@Service
class TupleImporter {

    private final TupleStore tuples;
    private final Configurations<PermissionConfiguration> configurations;
    private final BulkSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Permits running;

    TupleImporter(
            TupleStore tuples,
            Configurations<PermissionConfiguration> configurations,
            BulkSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.tuples = tuples;
        this.configurations = configurations;
        this.settings = settings;
        this.clock = clock;
        transaction = new TransactionTemplate(transactions);
        running = new Permits(settings.imports());
    }

    /**
     * Imports everything.
     *
     * @throws ProblemException for a line that cannot be imported; its details say what was done before
     */
    Imported run(Tenant tenant, TupleLines lines) throws IOException {
        if (!running.take(tenant.project())) {
            throw PermissionProblems.tooManyAtOnce("imports").exception();
        }
        try (ExecutorService writing = Executors.newVirtualThreadPerTaskExecutor()) {
            return run(tenant.project(), new WriteRules(configurations.of(tenant)), lines, writing);
        } finally {
            running.giveBack(tenant.project());
        }
    }

    private Imported run(ProjectId project, WriteRules rules, TupleLines lines, ExecutorService writing)
            throws IOException {
        Imported done = Imported.NOTHING;
        @Nullable Future<Imported> pending = null;
        try {
            while (true) {
                Map<RelationTuple, TupleTerms> chunk = new LinkedHashMap<>();
                int count = read(rules, lines, chunk);
                if (pending != null) {
                    done = written(pending);
                    pending = null;
                }
                if (count == 0) {
                    return done.revision() == 0 ? write(project, done, chunk, 0, lines.line()) : done;
                }
                Imported before = done;
                long line = lines.line();
                pending = writing.submit(() -> write(project, before, chunk, count, line));
            }
        } catch (ProblemException refused) {
            throw withProgress(refused, pending == null ? done : written(pending));
        }
    }

    private int read(WriteRules rules, TupleLines lines, Map<RelationTuple, TupleTerms> chunk) throws IOException {
        int count = 0;
        while (count < settings.chunk()) {
            StoredTuple stored = lines.next();
            if (stored == null) {
                break;
            }
            Place place = Place.line(lines.line());
            NameRules.require(stored.tuple(), place);
            rules.requireInsertable(stored.tuple(), stored.terms(), place);
            chunk.put(stored.tuple(), stored.terms());
            count++;
        }
        return count;
    }

    private Imported write(
            ProjectId project, Imported before, Map<RelationTuple, TupleTerms> chunk, int count, long line) {
        WrittenTuples written = transaction.execute(
                _ -> tuples.write(project, tuples.advance(project), chunk, Set.of(), clock.instant()));
        return new Imported(
                written.revision(),
                line,
                before.inserted() + written.inserted(),
                before.updated() + written.updated(),
                before.duplicates() + count - written.inserted() - written.updated());
    }

    private static Imported written(Future<Imported> pending) {
        try {
            return pending.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("A chunk could not be written.", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The import was stopped.", stopped);
        }
    }

    private static ProblemException withProgress(ProblemException refused, Imported done) {
        Map<String, Object> details = new HashMap<>(refused.problem().details());
        details.put("durable_to_line", done.line());
        details.put("inserted", done.inserted());
        details.put("updated", done.updated());
        details.put("duplicates", done.duplicates());
        return refused.problem().withDetails(details).exception();
    }
}
