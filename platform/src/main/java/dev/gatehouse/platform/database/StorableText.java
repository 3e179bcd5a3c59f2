package dev.gatehouse.platform.database;

/** Which texts PostgreSQL can store: it takes neither NUL nor half a surrogate pair. */
public final class StorableText {

    private StorableText() {}

    /** Whether the text can be stored. */
    public static boolean is(String text) {
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            // A half without its other one is its own code point.
            if (point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
                return false;
            }
            i += Character.charCount(point);
        }
        return true;
    }
}
