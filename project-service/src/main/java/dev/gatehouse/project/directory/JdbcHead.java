package dev.gatehouse.project.directory;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps the number in one row, whose lock makes the order of the numbers that of the commits. */
@Component
class JdbcHead implements Head {

    /** The channel on which PostgreSQL rings the other processes; only a doorbell, they read the number themselves. */
    static final String CHANNEL = "gatehouse_project_head";

    private static final String GROW = "UPDATE project.head SET position = position + 1 RETURNING position";
    private static final String RING = "SELECT pg_notify(:channel, '')";

    private final JdbcClient jdbc;
    private final AtomicLong known = new AtomicLong();

    JdbcHead(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void changed() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("A change is counted in the transaction that makes it.");
        }
        long position = jdbc.sql(GROW).query(Long.class).single();
        ring();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                seen(position);
            }
        });
    }

    /** Wakes everybody who listens, this process too. */
    void ring() {
        jdbc.sql(RING).param("channel", CHANNEL).query((row, number) -> number).list();
    }

    /** Takes over a number that was read from the database. */
    void seen(long position) {
        known.accumulateAndGet(position, Math::max);
    }

    @Override
    public long known() {
        return known.get();
    }
}
