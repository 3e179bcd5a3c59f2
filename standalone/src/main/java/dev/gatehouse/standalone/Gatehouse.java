package dev.gatehouse.standalone;

import java.io.PrintStream;

/** The command line: the standalone server when nothing is asked, or one of its commands. */
public final class Gatehouse {

    private static final String HELP = """
            gatehouse            start the server: all services in one process
            gatehouse services   start the separate services and the gateway on loopback
            gatehouse reseal     seal everything anew under the first system secret, then end
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

    /** Runs the command named by the first argument. */
    public static void main(String... arguments) {
        String command = arguments.length == 0 || arguments[0].startsWith("--") ? "serve" : arguments[0];
        Surroundings surroundings = Surroundings.of(System.getenv());
        switch (command) {
            case "serve" -> StandaloneServer.serve(surroundings, arguments);
            case "services" -> ServiceProcesses.run(surroundings);
            case "reseal" -> StandaloneServer.reseal(surroundings);
            case "help" -> out().print(HELP);
            default -> {
                err().println("There is no command \"" + command + "\".");
                err().print(HELP);
                System.exit(2);
            }
        }
    }

    /** What a person at the terminal reads; logs go through the logger. */
    @SuppressWarnings("SystemOut")
    static PrintStream out() {
        return System.out;
    }

    private static PrintStream err() {
        return System.err;
    }
}
