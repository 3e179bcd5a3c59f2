package dev.gatehouse.permission.condition;

import dev.gatehouse.permission.tuple.TupleTerms;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The conditions that a project's configuration names. */
public interface Conditions {

    /** A project without conditions. */
    Conditions NONE = new Conditions() {
        @Override
        public Holds holds(TupleTerms.Condition condition, Map<String, Object> given, Instant now) {
            return Holds.UNKNOWN;
        }

        @Override
        public Optional<String> objection(TupleTerms.Condition condition) {
            return Optional.of("there is no condition with the name \"%s\"".formatted(condition.name()));
        }
    };

    /** Whether a condition holds; not known when a value is missing, when evaluation fails or when there is no such condition. */
    enum Holds {
        YES,
        NO,
        UNKNOWN
    }

    /**
     * Evaluates a condition.
     *
     * @param given the context of the request, as values of JSON; those that are kept with the tuple win over it
     * @param now the time of the request, for a parameter {@code now} that neither of them gives
     */
    Holds holds(TupleTerms.Condition condition, Map<String, Object> given, Instant now);

    /** Why a tuple cannot have this condition: there is none of that name, or a value is not of its parameter's type. */
    Optional<String> objection(TupleTerms.Condition condition);
}
