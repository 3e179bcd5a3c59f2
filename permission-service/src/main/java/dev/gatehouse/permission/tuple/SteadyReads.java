package dev.gatehouse.permission.tuple;

import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets several statements see one state of a project's tuples without the cost of a transaction: every statement also reads
 * the revision, and when all saw the same one nothing was written in between. Only where a writer came between, the reads
 * are repeated in a transaction with a snapshot of its own.
 */
@Component
public final class SteadyReads {

    private final TransactionTemplate snapshot;

    SteadyReads(PlatformTransactionManager transactions) {
        snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /** What the reads found at one revision. They may run twice, so they keep nothing outside themselves. */
    public <T> T read(Function<Revisions, T> reads) {
        Revisions seen = new Revisions();
        try {
            T found = reads.apply(seen);
            if (!seen.moved()) {
                return found;
            }
        } catch (RuntimeException failure) {
            // What fails behind a writer that came between may fail for that alone.
            if (!seen.moved()) {
                throw failure;
            }
        }
        return reread(reads);
    }

    private <T> T reread(Function<Revisions, T> reads) {
        return snapshot.execute(_ -> reads.apply(new Revisions()));
    }

    /** The revisions that the statements of one read saw. */
    public static final class Revisions {

        private static final long NONE = -1;

        private long first = NONE;
        private boolean moved;

        private Revisions() {}

        /** Notes what a statement saw. */
        public void saw(long revision) {
            if (first == NONE) {
                first = revision;
            }
            moved |= revision != first;
        }

        /** Whether a writer came between, so that going on is of no use. */
        public boolean moved() {
            return moved;
        }
    }
}
