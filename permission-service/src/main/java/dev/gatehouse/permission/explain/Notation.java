package dev.gatehouse.permission.explain;

import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TupleNotation;

/** Tuples as text (permission.md §1). */
final class Notation {

    private Notation() {}

    static String of(RelationTuple tuple) {
        return TupleNotation.of(tuple);
    }

    static String of(SubjectSet set, Subject subject) {
        return of(new RelationTuple(set.namespace(), set.object(), set.relation(), subject));
    }

    static String of(Subject subject) {
        return TupleNotation.of(subject);
    }

    /** The text with everything that would not show, or would move the text round it, written out. */
    static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (moves(point)) {
                visible.append("\\u{%x}".formatted(point));
            } else {
                visible.appendCodePoint(point);
            }
        });
        return visible.toString();
    }

    private static boolean moves(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
