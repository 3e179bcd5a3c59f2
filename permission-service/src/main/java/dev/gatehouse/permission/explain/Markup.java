package dev.gatehouse.permission.explain;

/** Text in HTML and SVG. */
final class Markup {

    private Markup() {}

    /** The text as it may stand between tags and in quoted attributes. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        Notation.visible(text).codePoints().forEach(point -> {
            switch (point) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }

    /** The text, not longer than so many characters. */
    static String shortened(String text, int most) {
        int count = text.codePointCount(0, text.length());
        if (count <= most) {
            return text;
        }
        // Both ends tell most: the object and the subject.
        int head = most * 2 / 3;
        int tail = most - head - 1;
        return text.substring(0, text.offsetByCodePoints(0, head))
                + "…"
                + text.substring(text.offsetByCodePoints(text.length(), -tail));
    }
}
