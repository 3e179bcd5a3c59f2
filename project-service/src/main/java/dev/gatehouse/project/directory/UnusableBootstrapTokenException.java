package dev.gatehouse.project.directory;

/** The operator's token in the environment is too weak to guard an installation. */
final class UnusableBootstrapTokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableBootstrapTokenException() {
        super("GATEHOUSE_BOOTSTRAP_TOKEN must have 32 printable characters or more, without spaces.");
    }
}
