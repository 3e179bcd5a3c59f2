package dev.gatehouse.standalone;

import dev.gatehouse.permission.ModelTestApplication;
import dev.gatehouse.platform.database.embedded.EmbeddedDatabaseException;
import dev.gatehouse.platform.secret.UnusableSecretsException;
import dev.gatehouse.platform.start.Terminal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line: the standalone server when nothing is asked, or one of its commands. */
public final class Gatehouse {

    private static final String HELP = """
            gatehouse            start the server: all services in one process
            gatehouse services   start the separate services and the gateway on loopback
            gatehouse reseal     seal everything anew under the first system secret, then end
            gatehouse permission test FILE…
                                 hold models against what they should answer; ends with 0, or 1 when one does not
            gatehouse help       this text

            GATEHOUSE_PORT, GATEHOUSE_MANAGEMENT_PORT   8080 and 8081 unless given
            GATEHOUSE_PUBLIC_URL                        where people reach it, http://localhost:8080 unless given
            GATEHOUSE_DATA                              the folder of the embedded PostgreSQL, ./data unless given
            GATEHOUSE_DATABASE_URL, _USERNAME, _PASSWORD  an external PostgreSQL instead
            GATEHOUSE_BOOTSTRAP_TOKEN                   the operator's token; made and printed once when not given
            GATEHOUSE_SECRETS_SYSTEM                    system secrets, separated by commas; the first one seals
            GATEHOUSE_MODE                              development or production
            """;

    private Gatehouse() {}

    /**
     * Runs the command named by the first argument; ends with 1 when the start is refused or a test failed, and with 2 when there
     * is no such command or file.
     */
    public static void main(String... arguments) {
        String command = arguments.length == 0 || arguments[0].startsWith("--") ? "serve" : arguments[0];
        try {
            run(command, arguments);
        } catch (EmbeddedDatabaseException refused) {
            refuse(refused.getMessage(), refused.action());
        } catch (UnusableSecretsException refused) {
            refuse(refused.getMessage(), refused.action());
        }
    }

    private static void run(String command, String... arguments) {
        switch (command) {
            case "serve" -> StandaloneServer.serve(Surroundings.of(System.getenv()), arguments);
            case "services" -> ServiceProcesses.run(Surroundings.of(System.getenv()));
            case "reseal" -> StandaloneServer.reseal(Surroundings.of(System.getenv()));
            case "permission" -> permission(List.of(arguments).subList(1, arguments.length));
            case "help" -> Terminal.say(HELP.stripTrailing());
            default -> misunderstood("There is no command \"" + command + "\".");
        }
    }

    private static void permission(List<String> arguments) {
        if (arguments.size() < 2 || !arguments.getFirst().equals("test")) {
            misunderstood("Which files shall be tested?");
        }
        int end = ModelTestApplication.run(arguments.subList(1, arguments.size()), Terminal::say);
        if (end != 0) {
            System.exit(end);
        }
    }

    private static void misunderstood(String why) {
        Terminal.complain(why);
        Terminal.complain(HELP.stripTrailing());
        System.exit(2);
    }

    private static void refuse(@Nullable String problem, String action) {
        Terminal.complain(problem + System.lineSeparator() + action);
        System.exit(1);
    }
}
