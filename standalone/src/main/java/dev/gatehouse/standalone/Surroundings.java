package dev.gatehouse.standalone;

import dev.gatehouse.platform.GatehouseMode;
import dev.gatehouse.platform.secret.LocalSecrets;
import dev.gatehouse.platform.start.Terminal;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says before any configuration is read.
 *
 * @param mode production unless told otherwise
 * @param data the folder of the embedded PostgreSQL and of the secrets the installation made for itself
 * @param databaseUrl the JDBC address of an external PostgreSQL; null for the embedded one
 * @param systemSecrets whether system secrets are given
 */
record Surroundings(GatehouseMode mode, Path data, @Nullable String databaseUrl, boolean systemSecrets) {

    static Surroundings of(Map<String, String> environment) {
        String url = environment.getOrDefault("GATEHOUSE_DATABASE_URL", "");
        return new Surroundings(
                mode(environment.getOrDefault("GATEHOUSE_MODE", "production")),
                Path.of(environment.getOrDefault("GATEHOUSE_DATA", "data")).toAbsolutePath(),
                url.isEmpty() ? null : url,
                environment.containsKey("GATEHOUSE_SECRETS_SYSTEM")
                        || environment.containsKey("GATEHOUSE_SECRETS_SYSTEM_FILE"));
    }

    private static GatehouseMode mode(String text) {
        for (GatehouseMode mode : GatehouseMode.values()) {
            if (mode.name().equalsIgnoreCase(text)) {
                return mode;
            }
        }
        Terminal.complain("GATEHOUSE_MODE is development or production, not \"" + text + "\".");
        System.exit(1);
        throw new IllegalStateException("The process has ended.");
    }

    /**
     * The secrets that the installation made for itself, once, in its data folder, separated by commas; null when the
     * environment gives them, and in production, which takes none that nobody chose.
     */
    @Nullable String secretsOfItsOwn() {
        return systemSecrets || !mode.development() ? null : String.join(",", LocalSecrets.in(data));
    }
}
