package dev.gatehouse.platform.event;

import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells what happened, in the transaction in which it happened: either both are there or neither. One for each schema that has
 * the tables of {@code db/changelog/platform-common/events.sql}.
 */
public final class EventLog {

    private final EventTables tables;
    private final JdbcClient jdbc;
    private final EventDoorbell doorbell;
    private final Clock clock;

    /** @param schema of the service whose facts these are */
    public EventLog(String schema, DataSource dataSource, EventDoorbell doorbell, JsonMapper json, Clock clock) {
        this.tables = new EventTables(schema, json);
        this.jdbc = JdbcClient.create(dataSource);
        this.doorbell = doorbell;
        this.clock = clock;
    }

    /**
     * Appends an event to the running transaction.
     *
     * @param type what happened, in the past tense, such as {@code identity.deleted}
     * @param payload what followers must know, as the JSON mapper writes it; ids rather than content
     */
    public void append(ProjectId project, String type, Object payload) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("An event is appended in the transaction of the fact it tells of.");
        }
        tables.append(jdbc, project, type, payload, clock.instant());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                doorbell.ring(tables.schema());
            }
        });
    }
}
