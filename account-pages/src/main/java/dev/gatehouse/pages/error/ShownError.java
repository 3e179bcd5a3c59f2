package dev.gatehouse.pages.error;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the error page says.
 *
 * @param heading what happened, in our words
 * @param advice what a person can do
 * @param message what the server said about it
 * @param reason why, where it said so
 * @param code by which support finds the case
 */
record ShownError(
        String heading,
        String advice,
        @Nullable String message,
        @Nullable String reason,
        @Nullable String code) {

    private static final String AGAIN =
            "Go back to the application you came from and try again. If this happens again, tell its operator what is written below.";
    private static final int LONGEST = 500;

    // RFC 6749 §4.1.2.1 names errors like this; anything else was not written by an authorization server.
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,64}");

    /** An error that is not there any more, or never was. */
    static ShownError unknown() {
        return new ShownError(
                "This error is unknown",
                "It may have been removed since. Go back to the application you came from and try again.",
                null,
                null,
                null);
    }

    /** An error that was stored for this page. */
    static ShownError stored(int code, String message, @Nullable String reason) {
        return new ShownError(
                code >= 500 ? "Something went wrong on our side" : "This did not work",
                AGAIN,
                message,
                message.equals(reason) ? null : reason,
                Integer.toString(code));
    }

    /**
     * An error of an authorization request. Its texts stand in the address, where anybody can write them, so they are shown
     * as quotations and cut.
     */
    static ShownError authorization(String error, @Nullable String description) {
        return new ShownError(
                "The application could not be authorized",
                AGAIN,
                description == null ? null : cut(description),
                null,
                NAME.matcher(error).matches() ? error : null);
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
