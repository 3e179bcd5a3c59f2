package dev.gatehouse.permission.tuple;

/**
 * Tuples as people write them: {@code files:a#view@ann}, {@code files:a#view@groups:g#member}, {@code files:a#view@User:ann}. It
 * splits at the first {@code :}, {@code #} and {@code @}, and a subject is a set when it has a {@code :}, so that not every tuple can be
 * written (permission.md §1).
 */
public final class TupleNotation {

    private TupleNotation() {}

    /**
     * The tuple of a text.
     *
     * @throws IllegalArgumentException when it is none; the message is for its author
     */
    public static RelationTuple parse(String text) {
        int at = endOfSet(text);
        if (at < 0) {
            throw new IllegalArgumentException(
                    "\"%s\" is not of the form namespace:object#relation@subject".formatted(text));
        }
        SubjectSet set = set(text.substring(0, at));
        return new RelationTuple(set.namespace(), set.object(), set.relation(), subject(text.substring(at + 1)));
    }

    /** Where the set of a text ends and the {@code @} of what follows stands; negative when nothing follows. */
    public static int endOfSet(String text) {
        return text.indexOf('@', text.indexOf('#', text.indexOf(':') + 1) + 1);
    }

    /**
     * The set of a text such as {@code files:a#view}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static SubjectSet set(String text) {
        int colon = text.indexOf(':');
        int hash = text.indexOf('#', colon + 1);
        if (colon <= 0 || hash < 0) {
            throw new IllegalArgumentException("\"%s\" is not of the form namespace:object#relation".formatted(text));
        }
        return new SubjectSet(
                text.substring(0, colon), named(text.substring(colon + 1, hash), text), text.substring(hash + 1));
    }

    /**
     * The subject of a text: {@code ann}, {@code User:ann} or {@code groups:g#member}, also in parentheses.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Subject subject(String text) {
        String bare = bare(text);
        int colon = bare.indexOf(':');
        if (colon < 0) {
            return new SubjectId(named(bare, text));
        }
        int hash = bare.indexOf('#', colon + 1);
        return hash < 0
                ? new SubjectSet(bare.substring(0, colon), named(bare.substring(colon + 1), text), "")
                : new SubjectSet(
                        bare.substring(0, colon),
                        named(bare.substring(colon + 1, hash), text),
                        bare.substring(hash + 1));
    }

    /** The text of a tuple. */
    public static String of(RelationTuple tuple) {
        return "%s:%s#%s@%s".formatted(tuple.namespace(), tuple.object(), tuple.relation(), of(tuple.subject()));
    }

    /** The text of a subject. */
    public static String of(Subject subject) {
        return switch (subject) {
            case SubjectId(String id) -> id;
            case SubjectSet(String namespace, String object, String relation) ->
                namespace + ":" + object + (relation.isEmpty() ? "" : "#" + relation);
        };
    }

    private static String bare(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isParenthesis(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isParenthesis(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    private static boolean isParenthesis(char character) {
        return character == '(' || character == ')';
    }

    private static String named(String name, String text) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("\"%s\" has an empty name in it".formatted(text));
        }
        return name;
    }
}
