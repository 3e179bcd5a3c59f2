package dev.gatehouse.permission.explain;

import dev.gatehouse.permission.evaluate.Membership;
import java.util.ArrayList;
import java.util.List;

/**
 * A step of an explanation.
 *
 * @param tuple what was asked, as text; for operators the relation they stand in
 * @param decisive whether the result above rests on this one
 * @param notes what is worth knowing about it
 * @param omitted how many more children there are
 * @param rows how many tuples were read for it
 * @param micros how long that took
 */
record Step(
        Kind kind,
        String tuple,
        Result result,
        boolean decisive,
        List<Step> children,
        List<String> notes,
        int omitted,
        int rows,
        long micros) {

    Step {
        children = List.copyOf(children);
        notes = List.copyOf(notes);
    }

    /** What was done. */
    enum Kind {
        /** Asked whether the subject has a relation to an object. */
        IS_ALLOWED,
        /** Looked for the tuple itself. */
        DIRECT,
        /** Followed a tuple to the set that is its subject. */
        EXPAND_SUBJECT,
        /** Asked for another relation of the same object. */
        COMPUTED,
        /** Followed a relation to other objects. */
        TRAVERSE,
        UNION,
        INTERSECTION,
        INVERT
    }

    /** What came of it. */
    enum Result {
        MEMBER,
        NOT_MEMBER,
        UNKNOWN,
        /** It was not looked at, because the answer was settled without it. */
        SKIPPED;

        static Result of(Membership membership) {
            return switch (membership) {
                case MEMBER -> MEMBER;
                case NOT_MEMBER -> NOT_MEMBER;
                case UNKNOWN -> UNKNOWN;
            };
        }
    }

    /** The same for people: what a step is the union of stands below it at once, since every set is a union. */
    Step folded() {
        if (omitted == 0
                && children.size() == 1
                && children.getFirst().kind == Kind.UNION
                && children.getFirst().notes.isEmpty()) {
            Step union = children.getFirst();
            return new Step(kind, tuple, result, decisive, union.children, notes, union.omitted, rows, micros).folded();
        }
        return new Step(
                kind,
                tuple,
                result,
                decisive,
                children.stream().map(Step::folded).toList(),
                notes,
                omitted,
                rows,
                micros);
    }

    /** The same step with another result, and a reason for that. */
    Step withResult(Result other, String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Step(kind, tuple, other, decisive, children, more, omitted, rows, micros);
    }
}
