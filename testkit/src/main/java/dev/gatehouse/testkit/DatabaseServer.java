package dev.gatehouse.testkit;

import dev.gatehouse.platform.secret.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The PostgreSQL server that all tests of a JVM share. Each test class gets databases of its own on it. */
interface DatabaseServer {

    /** A word for the line that tells which server the tests ran on. */
    String description();

    String jdbcUrl(String database);

    /** The database that is there from the start. */
    String maintenanceDatabase();

    String username();

    Secret password();

    /** Makes an empty database. */
    default void create(String database) {
        try (Connection connection = DriverManager.getConnection(
                        jdbcUrl(maintenanceDatabase()), username(), password().reveal());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        } catch (SQLException failure) {
            throw new IllegalStateException("A test database could not be made.", failure);
        }
    }
}
