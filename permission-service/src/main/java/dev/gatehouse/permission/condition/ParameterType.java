package dev.gatehouse.permission.condition;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.AmountFormats;

/** The type of a condition's parameter: what its expression may do with it, and which values of JSON can stand for it. */
sealed interface ParameterType {

    /** The type in the expression. */
    CelType cel();

    /** The value in the expression for a value of JSON; null when that is not of this type. */
    @Nullable Object convert(@Nullable Object value);

    /** How it is written in a configuration. */
    String notation();

    /** The type of a notation such as {@code list<string>}. */
    static Optional<ParameterType> of(String notation) {
        return of(notation, MOST_NESTED);
    }

    int MOST_NESTED = 4;

    private static Optional<ParameterType> of(String notation, int nested) {
        if (nested == 0) {
            return Optional.empty();
        }
        if (notation.endsWith(">")) {
            if (notation.startsWith("list<")) {
                return of(notation.substring(5, notation.length() - 1), nested - 1)
                        .map(ListOf::new);
            }
            if (notation.startsWith("map<")) {
                return of(notation.substring(4, notation.length() - 1), nested - 1)
                        .map(MapOf::new);
            }
        }
        return Arrays.stream(Scalar.values())
                .filter(scalar -> scalar.notation.equals(notation))
                .<ParameterType>map(scalar -> scalar)
                .findAny();
    }

    /** A list whose elements are all of one type. */
    record ListOf(ParameterType element) implements ParameterType {
        @Override
        public CelType cel() {
            return ListType.create(element.cel());
        }

        @Override
        public @Nullable Object convert(@Nullable Object value) {
            if (!(value instanceof List<?> list)) {
                return null;
            }
            List<Object> converted = new ArrayList<>(list.size());
            for (Object item : list) {
                Object read = element.convert(item);
                if (read == null) {
                    return null;
                }
                converted.add(read);
            }
            return Collections.unmodifiableList(converted);
        }

        @Override
        public String notation() {
            return "list<" + element.notation() + ">";
        }
    }

    /** An object of JSON whose members are all of one type. */
    record MapOf(ParameterType member) implements ParameterType {
        @Override
        public CelType cel() {
            return MapType.create(SimpleType.STRING, member.cel());
        }

        @Override
        public @Nullable Object convert(@Nullable Object value) {
            if (!(value instanceof Map<?, ?> map)) {
                return null;
            }
            Map<Object, Object> converted = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                Object read = member.convert(entry.getValue());
                if (read == null) {
                    return null;
                }
                converted.put(entry.getKey(), read);
            }
            return Collections.unmodifiableMap(converted);
        }

        @Override
        public String notation() {
            return "map<" + member.notation() + ">";
        }
    }

    /** A type of one value. */
    enum Scalar implements ParameterType {
        BOOL("bool", SimpleType.BOOL) {
            @Override
            public @Nullable Object convert(@Nullable Object value) {
                return value instanceof Boolean ? value : null;
            }
        },
        INT("int", SimpleType.INT) {
            @Override
            public @Nullable Object convert(@Nullable Object value) {
                BigInteger number = whole(value);
                return number == null || number.bitLength() >= Long.SIZE ? null : (Object) number.longValue();
            }
        },
        UINT("uint", SimpleType.UINT) {
            @Override
            public @Nullable Object convert(@Nullable Object value) {
                BigInteger number = whole(value);
                return number == null || number.signum() < 0 || number.bitLength() > Long.SIZE
                        ? null
                        : UnsignedLong.valueOf(number);
            }
        },
        DOUBLE("double", SimpleType.DOUBLE) {
            @Override
            public @Nullable Object convert(@Nullable Object value) {
                double number = value instanceof Number given ? given.doubleValue() : Double.NaN;
                return Double.isFinite(number) ? (Object) number : null;
            }
        },
        STRING("string", SimpleType.STRING) {
            @Override
            public @Nullable Object convert(@Nullable Object value) {
                return value instanceof String ? value : null;
            }
        },
        BYTES("bytes", SimpleType.BYTES) {
            @Override
            public @Nullable Object convert(@Nullable Object value) {
                try {
                    return value instanceof String text
                            ? CelByteString.of(Base64.getDecoder().decode(text))
                            : null;
                } catch (IllegalArgumentException malformed) {
                    return null;
                }
            }
        },
        DURATION("duration", SimpleType.DURATION) {
            @Override
            public @Nullable Object convert(@Nullable Object value) {
                try {
                    return value instanceof String text ? reasonable(AmountFormats.parseUnitBasedDuration(text)) : null;
                } catch (DateTimeException | ArithmeticException malformed) {
                    return null;
                }
            }
        },
        TIMESTAMP("timestamp", SimpleType.TIMESTAMP) {
            @Override
            public @Nullable Object convert(@Nullable Object value) {
                try {
                    Instant time = value instanceof String text ? Instant.parse(text) : null;
                    return time == null || time.isBefore(FIRST) || !time.isBefore(END) ? null : time;
                } catch (DateTimeException malformed) {
                    return null;
                }
            }
        },
        IPADDRESS("ipaddress", Expression.IP_ADDRESS) {
            @Override
            public @Nullable Object convert(@Nullable Object value) {
                return value instanceof String text ? IpAddress.of(text).orElse(null) : null;
            }
        },
        ANY("any", SimpleType.DYN) {
            @Override
            public @Nullable Object convert(@Nullable Object value) {
                return switch (value) {
                    case null -> NullValue.NULL_VALUE;
                    case BigInteger number -> number.doubleValue();
                    case BigDecimal number -> DOUBLE.convert(number);
                    case List<?> list -> new ListOf(this).convert(list);
                    case Map<?, ?> map -> new MapOf(this).convert(map);
                    default -> value;
                };
            }
        };

        // What a timestamp of CEL can be.
        private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
        private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
        private static final Duration LONGEST = Duration.between(FIRST, END);
        private static final int MOST_DIGITS = 20;

        private final String notation;
        private final CelType cel;

        Scalar(String notation, CelType cel) {
            this.notation = notation;
            this.cel = cel;
        }

        @Override
        public CelType cel() {
            return cel;
        }

        @Override
        public String notation() {
            return notation;
        }

        /** A whole number, also as text, because many readers of JSON keep no more than 53 bits of one. */
        private static @Nullable BigInteger whole(@Nullable Object value) {
            return switch (value) {
                case Long number -> BigInteger.valueOf(number);
                case BigInteger number -> number;
                // The digits are counted first: 1e400 is short as long as nobody writes it out.
                case BigDecimal number when number.precision() - number.scale() <= MOST_DIGITS -> exact(number);
                case String text when text.length() <= MOST_DIGITS && text.matches("-?[0-9]+") -> new BigInteger(text);
                case null, default -> null;
            };
        }

        private static @Nullable BigInteger exact(BigDecimal number) {
            try {
                return number.toBigIntegerExact();
            } catch (ArithmeticException fraction) {
                return null;
            }
        }

        private static @Nullable Duration reasonable(Duration duration) {
            return duration.abs().compareTo(LONGEST) > 0 ? null : duration;
        }
    }
}
