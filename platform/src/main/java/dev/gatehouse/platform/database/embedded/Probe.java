package dev.gatehouse.platform.database.embedded;

import dev.gatehouse.platform.secret.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Asks a running server who it is. */
final class Probe {

    private static final String WHO = "SELECT current_setting('data_directory'), current_setting('%s', true)"
            .formatted(ServerSettings.FINGERPRINT);

    private Probe() {}

    /**
     * The fingerprint of the settings that the server on a port runs with, once it proved to be the one on our data directory:
     * it takes our password and names the directory. Null for every other server.
     */
    static @Nullable String fingerprint(int port, Secret password, Path data) {
        try (Connection connection = connect(port, password);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WHO)) {
            if (!row.next() || !Path.of(row.getString(1)).equals(data)) {
                return null;
            }
            String fingerprint = row.getString(2);
            return fingerprint == null ? "" : fingerprint;
        } catch (SQLException notOurs) {
            return null;
        }
    }

    /** Fails unless our role logs in. */
    static void requireLogin(int port, Secret password) throws SQLException {
        connect(port, password).close();
    }

    private static Connection connect(int port, Secret password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", EmbeddedDatabase.ROLE);
        properties.setProperty("password", password.reveal());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "5");
        return DriverManager.getConnection(EmbeddedDatabase.url(port, EmbeddedDatabase.DATABASE), properties);
    }
}
