package dev.gatehouse.platform.secret;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells a secret that somebody typed, or copied from an example, from one that a machine made. */
public final class SecretStrength {

    private static final int DISTINCT = 10;
    private static final int RUN = 8;

    // Six letters in a row of a random text are one in a hundred million, so a word is a sign of a typed secret.
    private static final List<String> WORDS = List.of(
            "changeme",
            "change-me",
            "change_me",
            "changethis",
            "change-this",
            "default",
            "development",
            "example",
            "gatehouse",
            "insecure",
            "password",
            "passw0rd",
            "placeholder",
            "replace-me",
            "replaceme",
            "secret",
            "testtest",
            "qwerty",
            "youmustchange");

    private SecretStrength() {}

    /** What is wrong with the secret, as the end of a sentence; empty when nothing is. */
    public static Optional<String> weakness(String secret, int shortest) {
        if (secret.length() < shortest) {
            return Optional.of("it is shorter than " + shortest + " characters");
        }
        String lower = secret.toLowerCase(Locale.ROOT);
        for (String word : WORDS) {
            if (lower.contains(word)) {
                return Optional.of("it contains \"" + word + "\", as secrets of examples do");
            }
        }
        if (secret.chars().distinct().count() < DISTINCT) {
            return Optional.of("it has fewer than " + DISTINCT + " different characters");
        }
        if (longestRun(secret) >= RUN) {
            return Optional.of("it counts up or down, or says the same character again and again");
        }
        return repeats(secret) ? Optional.of("it is a shorter text said again and again") : Optional.empty();
    }

    /** The most characters in a row with the same step between them, as in {@code 01234567} or {@code aaaaaaaa}. */
    private static int longestRun(String text) {
        int longest = 1;
        int run = 1;
        int step = 0;
        for (int i = 1; i < text.length(); i++) {
            int next = text.charAt(i) - text.charAt(i - 1);
            run = next == step && run > 1 ? run + 1 : Math.abs(next) <= 1 ? 2 : 1;
            step = next;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static boolean repeats(String text) {
        for (int period = 1; period <= text.length() / 2; period++) {
            if (text.regionMatches(period, text, 0, text.length() - period)) {
                return true;
            }
        }
        return false;
    }
}
