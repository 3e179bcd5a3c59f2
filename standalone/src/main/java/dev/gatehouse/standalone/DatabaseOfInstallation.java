package dev.gatehouse.standalone;

import dev.gatehouse.platform.database.embedded.EmbeddedDatabase;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The database of this installation: the external one that the environment names, else an embedded one in the data folder. */
final class DatabaseOfInstallation implements AutoCloseable {

    private final @Nullable EmbeddedDatabase embedded;

    private DatabaseOfInstallation(@Nullable EmbeddedDatabase embedded) {
        this.embedded = embedded;
    }

    static DatabaseOfInstallation open(Surroundings surroundings) {
        return new DatabaseOfInstallation(
                surroundings.databaseUrl() == null ? EmbeddedDatabase.start(surroundings.data()) : null);
    }

    /** What Spring must know of an embedded database; an external one is in the environment already. */
    Map<String, Object> properties() {
        if (embedded == null) {
            return Map.of();
        }
        return Map.of(
                "spring.datasource.url", embedded.jdbcUrl(),
                "spring.datasource.username", embedded.username(),
                "spring.datasource.password", embedded.password().reveal());
    }

    /** The same for a process that reads the environment. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        if (embedded != null) {
            environment.put("GATEHOUSE_DATABASE_URL", embedded.jdbcUrl());
            environment.put("GATEHOUSE_DATABASE_USERNAME", embedded.username());
            environment.put("GATEHOUSE_DATABASE_PASSWORD", embedded.password().reveal());
        }
        return environment;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
