package dev.gatehouse.identity.configuration;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How new passwords are hashed (identity.md §13.1). */
public sealed interface HasherSettings {

    /** @param cost the logarithm of the number of rounds */
    record Bcrypt(int cost) implements HasherSettings {}

    /** Argon2id (RFC 9106). */
    record Argon2(int memoryKib, int iterations, int parallelism, int saltLength, int keyLength)
            implements HasherSettings {}

    static HasherSettings parse(SettingsDocument settings) {
        if (settings.text("algorithm").filter("argon2"::equals).isPresent()) {
            SettingsDocument argon2 = settings.at("argon2");
            return new Argon2(
                    argon2.text("memory").map(HasherSettings::kib).orElse(128 * 1024),
                    argon2.integer("iterations", 1),
                    argon2.integer("parallelism", 2 * Runtime.getRuntime().availableProcessors()),
                    argon2.integer("salt_length", 16),
                    argon2.integer("key_length", 32));
        }
        return new Bcrypt(settings.integer("bcrypt.cost", 12));
    }

    private static int kib(String size) {
        Matcher matcher = Pattern.compile("([0-9]{1,9})\\s*(b|kb|mb|gb)?").matcher(size.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not an amount of memory: " + size);
        }
        String unit = matcher.group(2) == null ? "b" : matcher.group(2);
        long bytes = Long.parseLong(matcher.group(1))
                * Map.of("b", 1L, "kb", 1L << 10, "mb", 1L << 20, "gb", 1L << 30)
                        .getOrDefault(unit, 1L);
        return Math.toIntExact(Math.max(bytes / 1024, 8));
    }
}
