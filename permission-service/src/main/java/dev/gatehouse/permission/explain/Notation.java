package dev.gatehouse.permission.explain;

import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;

/** Tuples as text (permission.md §1). */
final class Notation {

    private Notation() {}

    static String of(RelationTuple tuple) {
        return of(tuple.set(), tuple.subject());
    }

    static String of(SubjectSet set, Subject subject) {
        return of(set) + "@" + of(subject);
    }

    static String of(Subject subject) {
        return switch (subject) {
            case SubjectId(String id) -> id;
            case SubjectSet(String namespace, String object, String relation) ->
                namespace + ":" + object + (relation.isEmpty() ? "" : "#" + relation);
        };
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
