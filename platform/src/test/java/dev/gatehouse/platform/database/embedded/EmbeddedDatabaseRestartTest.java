package dev.gatehouse.platform.database.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** Starts on a folder that an earlier process left in one state or another. The tests share the folder to save time. */
class EmbeddedDatabaseRestartTest {

    @TempDir
    private static Path folder;

    private final Path data = folder.resolve("database");
    private final Path password = folder.resolve("database.password");

    @BeforeEach
    void madeEarlier() {
        try (EmbeddedDatabase earlier = EmbeddedDatabase.start(folder)) {
            client(earlier).sql("CREATE TABLE IF NOT EXISTS facts (fact text)").update();
            client(earlier).sql("TRUNCATE facts").update();
        }
    }

    @AfterEach
    void nothingIsLeftRunning() throws IOException {
        if (Files.exists(data.resolve(Postmaster.FILE))) {
            EmbeddedDatabase.start(folder).close();
        }
    }

    @Test
    void dataAndPasswordSurviveARestart() throws IOException {
        String before = Files.readString(password, UTF_8);
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            tell(database, "kept");
        }

        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(told(database)).containsExactly("kept");
            assertThat(Files.readString(password, UTF_8)).isEqualTo(before);
        }
    }

    @Test
    void closingStopsTheServer() throws IOException {
        EmbeddedDatabase database = EmbeddedDatabase.start(folder);
        ProcessHandle server = server();

        database.close();

        assertThat(new Postmaster(server.pid(), 0).isGone()).isTrue();
        assertThat(data.resolve(Postmaster.FILE)).doesNotExist();
    }

    @Test
    void aFolderThatALiveProcessHoldsIsRefused() throws IOException {
        try (AnotherGatehouse other = AnotherGatehouse.startOn(folder, Durability.DURABLE)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .isInstanceOfSatisfying(
                            EmbeddedDatabaseException.class,
                            refused -> assertThat(refused.action()).contains("Stop that process"))
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("process " + other.pid());
        }
    }

    @Test
    void theServerOfAKilledProcessIsTakenOver() throws IOException {
        ProcessHandle orphan;
        try (AnotherGatehouse killed = AnotherGatehouse.startOn(folder, Durability.DURABLE)) {
            orphan = server();
            killed.kill();
        }

        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            tell(database, "after");

            assertThat(server()).isEqualTo(orphan);
            assertThat(told(database)).containsExactly("after");
        }
        assertThat(new Postmaster(orphan.pid(), 0).isGone()).isTrue();
    }

    @Test
    void aLeftServerWithOtherSettingsIsReplaced() throws IOException {
        ProcessHandle orphan;
        try (AnotherGatehouse killed = AnotherGatehouse.startOn(folder, Durability.DISPOSABLE)) {
            orphan = server();
            killed.kill();
        }

        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(server()).isNotEqualTo(orphan);
            assertThat(client(database).sql("SHOW fsync").query(String.class).single())
                    .isEqualTo("on");
        }
    }

    @Test
    void whatWasAcknowledgedSurvivesTheDeathOfTheServer() throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            tell(database, "acknowledged");
            kill(server());
        }

        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(told(database)).containsExactly("acknowledged");
        }
    }

    @Test
    void aProcessThatGotTheNumberOfADeadServerIsNotTakenForIt() throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            tell(database, "acknowledged");
            kill(server());
        }
        Process another = new ProcessBuilder("sleep", "600").start();
        List<String> lines = Files.readAllLines(data.resolve(Postmaster.FILE), UTF_8);
        lines.set(0, Long.toString(another.pid()));
        Files.write(data.resolve(Postmaster.FILE), lines, UTF_8);

        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(told(database)).containsExactly("acknowledged");
            assertThat(another.isAlive()).isTrue();
        } finally {
            another.destroyForcibly();
        }
    }

    @Test
    void aDatabaseWithoutItsPasswordIsRefused() throws IOException {
        String before = Files.readString(password, UTF_8);
        Files.delete(password);
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .isInstanceOf(EmbeddedDatabaseException.class)
                    .hasMessageContaining(password.toString());
        } finally {
            Files.writeString(password, before, UTF_8);
        }
    }

    @Test
    void aPasswordThatDoesNotFitIsRefusedAndTheServerStopped() throws IOException {
        String before = Files.readString(password, UTF_8);
        Files.writeString(password, "another", UTF_8);
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .isInstanceOf(EmbeddedDatabaseException.class)
                    .hasMessageContaining(password.toString());
            assertThat(data.resolve(Postmaster.FILE)).doesNotExist();
        } finally {
            Files.writeString(password, before, UTF_8);
        }
    }

    @Test
    void aDatabaseOfAnotherVersionIsRefused() throws IOException {
        String before = Files.readString(data.resolve("PG_VERSION"), UTF_8);
        Files.writeString(data.resolve("PG_VERSION"), "1\n", UTF_8);
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .isInstanceOf(EmbeddedDatabaseException.class)
                    .hasMessageContaining("was made by PostgreSQL 1,");
        } finally {
            Files.writeString(data.resolve("PG_VERSION"), before, UTF_8);
        }
    }

    @Test
    void aFirstStartThatWasCutOffLeavesNothing(@TempDir Path fresh) throws IOException {
        Path halfMade = Files.createDirectory(fresh.resolve("database-unfinished-1"));
        Files.writeString(halfMade.resolve("PG_VERSION"), "18\n", UTF_8);

        EmbeddedDatabase.start(fresh).close();

        assertThat(halfMade).doesNotExist();
        assertThat(fresh.resolve("database")).isDirectory();
        FileSystemUtils.deleteRecursively(fresh.resolve("database"));
    }

    private ProcessHandle server() throws IOException {
        return Postmaster.find(data)
                .flatMap(postmaster -> ProcessHandle.of(postmaster.pid()))
                .orElseThrow();
    }

    private static void kill(ProcessHandle server) {
        List<ProcessHandle> sessions = server.children().toList();
        server.destroyForcibly();
        sessions.forEach(ProcessHandle::destroyForcibly);
        await().until(() -> new Postmaster(server.pid(), 0).isGone());
    }

    private static void tell(EmbeddedDatabase database, String fact) {
        client(database)
                .sql("INSERT INTO facts VALUES (:fact)")
                .param("fact", fact)
                .update();
    }

    private static List<String> told(EmbeddedDatabase database) {
        return client(database)
                .sql("SELECT fact FROM facts")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static JdbcClient client(EmbeddedDatabase database) {
        return JdbcClient.create(new DriverManagerDataSource(
                database.jdbcUrl(), database.username(), database.password().reveal()));
    }
}
