package dev.gatehouse.identity.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Every message, with its id and its text (identity.md §6.5). */
public final class Messages {

    public static final Message SIGN_IN = Message.info(1010001, "Sign in");
    public static final Message REFRESH =
            Message.info(1010003, "Please confirm this action by verifying that it is you.");
    public static final Message SECOND_FACTOR =
            Message.info(1010004, "Please complete the second authentication challenge.");
    public static final Message PASSWORD = Message.info(1070001, "Password");
    public static final Message IDENTIFIER = Message.info(1070004, "ID");

    public static final Message INVALID_CREDENTIALS = Message.error(
            4000006,
            "The provided credentials are invalid, check for spelling mistakes in your password or username, email"
                    + " address, or phone number.");
    public static final Message NO_LOGIN_METHOD = Message.error(
            4010002, "Could not find a strategy to log you in with. Did you fill out the form correctly?");

    private static final BigDecimal NANOS_A_MINUTE = BigDecimal.valueOf(60_000_000_000L);

    private Messages() {}

    public static Message signInWith(String provider) {
        return Message.info(1010002, "Sign in with " + provider).with(Map.of("provider", provider));
    }

    /** What a validator or a refusal says, in its own words. */
    public static Message invalid(String text) {
        return Message.error(4000001, text);
    }

    public static Message missing(String property) {
        return Message.error(4000002, "Property " + property + " is missing.").with(Map.of("property", property));
    }

    public static Message loginExpired(Instant expiredAt, Instant now) {
        String text = "The login flow expired %s minutes ago, please try again."
                .formatted(minutes(Duration.between(expiredAt, now)));
        return Message.error(4010001, text).with(Map.of("expired_at", expiredAt.toString()));
    }

    /** Minutes with two decimals, as all texts about expiry have them. */
    public static String minutes(Duration age) {
        return BigDecimal.valueOf(age.toNanos())
                .divide(NANOS_A_MINUTE, 2, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
