package dev.gatehouse.permission.condition;

import dev.gatehouse.permission.tuple.TupleTerms;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The conditions of one revision of a project's configuration. */
final class DeclaredConditions implements Conditions {

    private static final int LONGEST_CONTEXT = 4_096;

    private final Map<String, DeclaredCondition> declared;

    DeclaredConditions(Map<String, DeclaredCondition> declared) {
        this.declared = Map.copyOf(declared);
    }

    @Override
    public Holds holds(TupleTerms.Condition condition, Map<String, Object> given, Instant now) {
        DeclaredCondition known = declared.get(condition.name());
        if (known == null) {
            return Holds.UNKNOWN;
        }
        return JsonValues.parse(condition.context())
                .map(kept -> known.holds(kept, given, now))
                .orElse(Holds.UNKNOWN);
    }

    @Override
    public Optional<String> objection(TupleTerms.Condition condition) {
        DeclaredCondition known = declared.get(condition.name());
        if (known == null) {
            return NONE.objection(condition);
        }
        if (condition.context().length() > LONGEST_CONTEXT) {
            return Optional.of("the context of the condition \"%s\" must not be longer than %d characters"
                    .formatted(condition.name(), LONGEST_CONTEXT));
        }
        return JsonValues.parse(condition.context())
                .map(kept -> known.objection(condition.name(), kept))
                .orElseGet(() -> Optional.of(
                        "the context of the condition \"%s\" must be a JSON object".formatted(condition.name())));
    }
}
