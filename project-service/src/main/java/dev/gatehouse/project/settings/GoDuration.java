package dev.gatehouse.project.settings;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as clients of the contract write them: numbers with units, such as {@code 72h} or {@code 1h30m}. They come back
 * in one long form ({@code 72h0m0s}), so that equal durations are equal texts.
 */
public final class GoDuration {

    private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ns|us|µs|μs|ms|s|m|h)");

    private static final long MICROSECOND = 1_000;
    private static final long MILLISECOND = 1_000 * MICROSECOND;
    private static final long SECOND = 1_000 * MILLISECOND;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private static final Map<String, Long> UNITS = Map.of(
            "ns", 1L,
            "us", MICROSECOND,
            "µs", MICROSECOND,
            "μs", MICROSECOND,
            "ms", MILLISECOND,
            "s", SECOND,
            "m", MINUTE,
            "h", HOUR);

    private GoDuration() {}

    /** The long form of a duration; empty when the text is none, or longer than 64 bits of nanoseconds can tell. */
    public static Optional<String> longForm(String text) {
        if (text.equals("0")) {
            return Optional.of("0s");
        }
        Matcher parts = PART.matcher(text);
        BigDecimal nanoseconds = BigDecimal.ZERO;
        int end = 0;
        while (end < text.length() && parts.find(end) && parts.start() == end) {
            long unit = UNITS.getOrDefault(parts.group(2), 0L);
            nanoseconds = nanoseconds.add(new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit)));
            end = parts.end();
        }
        if (end == 0 || end < text.length() || nanoseconds.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            return Optional.empty();
        }
        return Optional.of(format(nanoseconds.longValue()));
    }

    private static String format(long nanoseconds) {
        if (nanoseconds == 0) {
            return "0s";
        }
        if (nanoseconds < MICROSECOND) {
            return nanoseconds + "ns";
        }
        if (nanoseconds < MILLISECOND) {
            return decimal(nanoseconds, MICROSECOND) + "µs";
        }
        if (nanoseconds < SECOND) {
            return decimal(nanoseconds, MILLISECOND) + "ms";
        }
        StringBuilder text = new StringBuilder();
        if (nanoseconds >= HOUR) {
            text.append(nanoseconds / HOUR).append('h');
        }
        if (nanoseconds >= MINUTE) {
            text.append(nanoseconds % HOUR / MINUTE).append('m');
        }
        return text.append(decimal(nanoseconds % MINUTE, SECOND)).append('s').toString();
    }

    private static String decimal(long value, long unit) {
        return value == 0
                ? "0"
                : new BigDecimal(value)
                        .divide(new BigDecimal(unit))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
