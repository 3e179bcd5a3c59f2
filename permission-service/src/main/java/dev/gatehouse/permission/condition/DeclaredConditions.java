package dev.gatehouse.permission.condition;

import dev.gatehouse.permission.tuple.TupleTerms;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The conditions of one revision of a project's configuration. */
final class DeclaredConditions implements Conditions {

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
        return JsonValues.parse(condition.context())
                .map(kept -> known.objection(condition.name(), kept))
                .orElseGet(() -> Optional.of(
                        "the context of the condition \"%s\" must be a JSON object".formatted(condition.name())));
    }
}
