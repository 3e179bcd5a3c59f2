package dev.gatehouse.permission.condition;

import dev.gatehouse.permission.condition.Expression.Compilation;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A condition as a configuration declares it. Its expression is compiled when it is needed first, once for the revision. */
final class DeclaredCondition {

    /** The parameter that is the time of the request unless something else is given. */
    static final String NOW = "now";

    private final String expression;
    private final Map<String, ParameterType> parameters;
    private volatile @Nullable Compilation compilation;

    DeclaredCondition(String expression, Map<String, ParameterType> parameters) {
        this.expression = expression;
        this.parameters = Map.copyOf(parameters);
    }

    /** What is wrong with the expression. */
    Optional<String> fault() {
        return switch (compiled()) {
            case Compilation.Compiled _ -> Optional.empty();
            case Compilation.Faulty(String message) -> Optional.of(message);
        };
    }

    /** A value that is not of its parameter's type is as good as none: the expression may still be known without it. */
    Conditions.Holds holds(Map<String, Object> kept, Map<String, Object> given, Instant now) {
        if (!(compiled() instanceof Compilation.Compiled(Expression usable))) {
            return Conditions.Holds.UNKNOWN;
        }
        Map<String, Object> values = HashMap.newHashMap(parameters.size());
        parameters.forEach((name, type) -> {
            Object value = kept.getOrDefault(name, given.get(name));
            Object converted = value == null ? implied(name, now) : type.convert(value);
            if (converted != null) {
                values.put(name, converted);
            }
        });
        return usable.evaluate(values);
    }

    /** Why these values cannot be kept with a tuple. */
    Optional<String> objection(String name, Map<String, Object> kept) {
        for (Map.Entry<String, Object> value : kept.entrySet()) {
            ParameterType type = parameters.get(value.getKey());
            if (type == null) {
                return Optional.of("the condition \"%s\" has no parameter \"%s\"".formatted(name, value.getKey()));
            }
            if (type.convert(value.getValue()) == null) {
                return Optional.of("the parameter \"%s\" of the condition \"%s\" must be of the type %s"
                        .formatted(value.getKey(), name, type.notation()));
            }
        }
        return Optional.empty();
    }

    private Compilation compiled() {
        Compilation known = compilation;
        if (known == null) {
            // Two may do it at once, with the same outcome.
            known = Expression.compile(expression, parameters);
            compilation = known;
        }
        return known;
    }

    private static @Nullable Object implied(String parameter, Instant now) {
        return parameter.equals(NOW) ? now : null;
    }
}
