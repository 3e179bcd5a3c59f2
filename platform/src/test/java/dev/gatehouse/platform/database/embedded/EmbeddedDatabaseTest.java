package dev.gatehouse.platform.database.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a running server is like. How it gets there over crashes is in {@link EmbeddedDatabaseRestartTest}. */
class EmbeddedDatabaseTest {

    @TempDir
    private static Path folder;

    private static EmbeddedDatabase database;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.start(folder);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void whatIsAcknowledgedIsOnDisk() {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("full_page_writes")).isEqualTo("on");
        assertThat(setting("data_checksums")).isEqualTo("on");
    }

    @Test
    void onlyThisMachineReachesTheServer() {
        assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(setting("unix_socket_directories")).isEmpty();
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), database.username(), "guess"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
    }

    @Test
    void thePasswordIsCheckedWithoutBeingSent() throws IOException {
        assertThat(setting("password_encryption")).isEqualTo("scram-sha-256");
        assertThat(Files.readString(folder.resolve("database/pg_hba.conf"), UTF_8)
                        .lines()
                        .filter(line -> !line.startsWith("#")))
                .containsExactly("host all gatehouse 127.0.0.1/32 scram-sha-256");
    }

    @Test
    void theSuperuserCannotLogIn() {
        assertThatThrownBy(() -> DriverManager.getConnection(
                        database.jdbcUrl("postgres"),
                        "postgres",
                        database.password().reveal()))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("28000"));
    }

    @Test
    void ourRoleIsNoSuperuser() {
        assertThat(setting("is_superuser")).isEqualTo("off");
    }

    @Test
    void onlyOurUserReadsThePassword() throws IOException {
        Path file = folder.resolve("database.password");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file, UTF_8).strip())
                .isEqualTo(database.password().reveal());
    }

    @Test
    void thePasswordDoesNotShowInTheServersLogs() throws IOException {
        try (var files = Files.walk(folder.resolve("database"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".log")))
                    .isNotEmpty()
                    .noneMatch(file -> contains(file, database.password().reveal()));
        }
    }

    @Test
    void aSecondStartInThisProcessIsRefusedAndHarmsNothing() {
        assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                .isInstanceOf(EmbeddedDatabaseException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("in use");
        assertThat(setting("fsync")).isEqualTo("on");
    }

    @Test
    void aFailureToStartTellsTheOperatorWhatToDo() {
        // Others on the class path want a bean factory; that they are not made is no matter here.
        var analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, (type, name, cause) -> {});
        var failure = new EmbeddedDatabaseException("It does not start.", "Plug it in.");

        assertThat(analyzers)
                .map(analyzer -> analyzer.analyze(new IllegalStateException(failure)))
                .filteredOn(analysis -> analysis != null)
                .singleElement()
                .satisfies(analysis -> {
                    assertThat(analysis.getDescription()).isEqualTo("It does not start.");
                    assertThat(analysis.getAction()).isEqualTo("Plug it in.");
                });
    }

    private static String setting(String name) {
        return JdbcClient.create(new DriverManagerDataSource(
                        database.jdbcUrl(),
                        database.username(),
                        database.password().reveal()))
                .sql("SELECT current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file, UTF_8).contains(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
