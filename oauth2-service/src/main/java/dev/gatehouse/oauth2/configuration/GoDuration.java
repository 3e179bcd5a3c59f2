package dev.gatehouse.oauth2.configuration;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as the wire writes them: {@code 1h30m} and {@code 90m} are read as the same, and come back as {@code 1h30m0s}.
 */
public final class GoDuration {

    private static final Pattern WHOLE = Pattern.compile("(\\d+(ns|us|µs|ms|s|m|h))+");
    private static final Pattern PART = Pattern.compile("(\\d+)(ns|us|µs|ms|s|m|h)");
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    private GoDuration() {}

    /** Reads one or more numbers with their units; anything else is an {@link IllegalArgumentException}. */
    public static Duration parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a duration.");
        }
        try {
            long total = 0;
            Matcher part = PART.matcher(text);
            while (part.find()) {
                long value = Math.multiplyExact(Long.parseLong(part.group(1)), nanosOf(part.group(2)));
                total = Math.addExact(total, value);
            }
            return Duration.ofNanos(total);
        } catch (ArithmeticException | NumberFormatException overflow) {
            throw new IllegalArgumentException("The duration is too long.", overflow);
        }
    }

    /** Writes hours, minutes and seconds; a unit smaller than a second only where there is no whole one. */
    public static String format(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos == 0) {
            return "0s";
        }
        if (nanos < SECOND) {
            return nanos < MICRO
                    ? nanos + "ns"
                    : nanos < MILLI ? decimal(nanos, MICRO) + "µs" : decimal(nanos, MILLI) + "ms";
        }
        StringBuilder text = new StringBuilder();
        long hours = duration.toHours();
        if (hours > 0) {
            text.append(hours).append('h');
        }
        if (duration.toMinutes() > 0) {
            text.append(duration.toMinutesPart()).append('m');
        }
        return text.append(decimal(nanos % (60 * SECOND), SECOND)).append('s').toString();
    }

    private static long nanosOf(String unit) {
        return switch (unit) {
            case "ns" -> 1;
            case "us", "µs" -> MICRO;
            case "ms" -> MILLI;
            case "s" -> SECOND;
            case "m" -> 60 * SECOND;
            default -> 3600 * SECOND;
        };
    }

    private static String decimal(long nanos, long unit) {
        return BigDecimal.valueOf(nanos)
                .divide(BigDecimal.valueOf(unit))
                .stripTrailingZeros()
                .toPlainString();
    }
}
