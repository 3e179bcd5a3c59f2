package dev.gatehouse.platform.secret;

/** A sealed value could not be opened. Neither the value nor any key is part of the message. */
public final class SealingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private SealingException(String message) {
        super(message);
    }

    static SealingException malformed(String context) {
        return new SealingException("The sealed value of " + context + " is not one that this version writes.");
    }

    static SealingException unknownKey(String context) {
        return new SealingException("The sealed value of " + context
                + " was sealed under a system secret that is not listed any more; put that secret back at the end of the"
                + " list and run `gatehouse reseal`.");
    }

    static SealingException refused(String context) {
        return new SealingException(
                "The sealed value of " + context + " was damaged, or was sealed for something else and moved here.");
    }
}
