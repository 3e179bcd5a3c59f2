package dev.gatehouse.platform.secret;

/** The installation cannot run with the system secrets it was given; says what is wrong and what to do, never a secret. */
public final class UnusableSecretsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String HOW_TO_MAKE_ONE = """
            Make one with

                openssl rand -base64 48

            and pass it as GATEHOUSE_SECRETS_SYSTEM, or put it into a file and name that in GATEHOUSE_SECRETS_SYSTEM_FILE \
            (one secret a line). The first secret seals, all of them open: to replace one, put the new one in front, run \
            `gatehouse reseal`, then remove the old one.""";

    private final String action;

    private UnusableSecretsException(String description, String action) {
        super(description);
        this.action = action;
    }

    /** What the operator should do. */
    public String action() {
        return action;
    }

    static UnusableSecretsException missing() {
        return new UnusableSecretsException("Gatehouse was given no system secret to seal keys with.", HOW_TO_MAKE_ONE);
    }

    /** @param index the place in the list, counted from zero: a secret is never quoted */
    static UnusableSecretsException weak(int index, String weakness) {
        return new UnusableSecretsException(
                "System secret number %d cannot be used: %s.".formatted(index + 1, weakness), HOW_TO_MAKE_ONE);
    }

    static UnusableSecretsException unreadable(String file, String why) {
        return new UnusableSecretsException(
                "The system secrets could not be read from %s: %s.".formatted(file, why),
                "Make the file readable for the user that runs Gatehouse, one secret a line.");
    }

    static UnusableSecretsException exposed(String path, String permissions, String command) {
        return new UnusableSecretsException(
                "The system secrets in %s are open to other users of this machine (%s).".formatted(path, permissions),
                ("Run `%s`. If somebody else may have read them, put a new secret in front of the old one and run"
                                + " `gatehouse reseal`.")
                        .formatted(command));
    }
}
