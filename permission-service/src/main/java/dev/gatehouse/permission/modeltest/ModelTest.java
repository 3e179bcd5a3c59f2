package dev.gatehouse.permission.modeltest;

import dev.gatehouse.permission.evaluate.Rules;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.StoredTuple;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds.
 *
 * @param warnings about the model, ready to be printed
 */
record ModelTest(
        String file, Rules rules, int depth, List<StoredTuple> tuples, List<Case> cases, List<String> warnings) {

    /**
     * Expectations under the same circumstances.
     *
     * @param now the time at which they hold; null for the time of the run
     * @param context values for conditions
     */
    record Case(String name, @Nullable Instant now, Map<String, Object> context, List<Expectation> expectations) {}

    /** Something that should follow from the tuples. */
    sealed interface Expectation {

        Spot spot();

        /** Whether a tuple follows. */
        record Checked(Spot spot, RelationTuple question, Verdict wanted) implements Expectation {}

        /** Which objects a subject has a relation to. */
        record Objects(Spot spot, String namespace, String relation, Subject subject, List<String> wanted)
                implements Expectation {}

        /** Of what a set is made. */
        record Expanded(Spot spot, SubjectSet set, WantedTree wanted) implements Expectation {}

        /**
         * Which subjects are in a set.
         *
         * @param namespace of the subjects; null for all and for those without one
         * @param relation of the subjects; empty for individuals
         */
        record Subjects(Spot spot, SubjectSet set, @Nullable String namespace, String relation, List<Subject> wanted)
                implements Expectation {}
    }

    /** What a check can come to. */
    enum Verdict {
        ALLOWED("allowed"),
        DENIED("denied"),
        UNKNOWN("unknown");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }
}
