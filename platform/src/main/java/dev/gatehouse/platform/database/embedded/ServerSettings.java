package dev.gatehouse.platform.database.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.platform.secret.TokenDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the server is told by its two files. They are written at each start, so they are always those of this version. */
final class ServerSettings {

    /** The setting by which a running server says which text it was started with. */
    static final String FINGERPRINT = "gatehouse.settings";

    private static final String CONFIGURATION = """
            # Written by Gatehouse at each start. Settings of your own go to operator.conf beside this file;
            # those below it win over them.
            shared_buffers = 128MB
            max_connections = 100
            include_if_exists = 'operator.conf'

            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            timezone = 'UTC'
            jit = off

            # One file for each day of the week. Neither statements nor details: they carry people's data.
            logging_collector = on
            log_directory = 'log'
            log_filename = 'postgresql-%a.log'
            log_rotation_age = 1d
            log_truncate_on_rotation = on
            log_timezone = 'UTC'
            log_min_error_statement = panic
            log_error_verbosity = terse
            """;

    private static final String DURABLE = """

            fsync = on
            synchronous_commit = on
            full_page_writes = on
            """;

    private static final String DISPOSABLE = """

            fsync = off
            synchronous_commit = off
            full_page_writes = off
            wal_level = minimal
            max_wal_senders = 0
            max_connections = 300
            """;

    private static final String ACCESS = """
            # Written by Gatehouse at each start. The superuser has no way in but PostgreSQL's single-user mode.
            host all %s 127.0.0.1/32 scram-sha-256
            """.formatted(EmbeddedDatabase.ROLE);

    private final String configuration;
    private final String fingerprint;

    ServerSettings(Durability durability, String version) {
        this.configuration = CONFIGURATION
                + switch (durability) {
                    case DURABLE -> DURABLE;
                    case DISPOSABLE -> DISPOSABLE;
                };
        this.fingerprint =
                TokenDigest.of(configuration + ACCESS + version).toString().substring(0, 16);
    }

    /** Tells whether a running server is one that we would start in the same way. */
    String fingerprint() {
        return fingerprint;
    }

    void writeTo(Path data) throws IOException {
        Files.writeString(
                data.resolve("postgresql.conf"), configuration + FINGERPRINT + " = '" + fingerprint + "'\n", UTF_8);
        Files.writeString(data.resolve("pg_hba.conf"), ACCESS, UTF_8);
    }
}
