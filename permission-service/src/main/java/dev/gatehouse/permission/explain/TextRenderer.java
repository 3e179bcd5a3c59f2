package dev.gatehouse.permission.explain;

/** An explanation as indented text, for terminals. */
final class TextRenderer {

    private final StringBuilder text = new StringBuilder();

    private TextRenderer() {}

    static String render(Explanation explanation) {
        TextRenderer renderer = new TextRenderer();
        renderer.text.append(Words.verdict(explanation)).append("\n\n");
        renderer.append(explanation.tree().folded(), "", "", "");
        return renderer.text.toString();
    }

    /** Recursion is as deep as the tree, which is bounded. */
    private void append(Step step, String indent, String branch, String below) {
        text.append(indent)
                .append(branch)
                .append(Words.mark(step.result()))
                .append(' ')
                .append(Words.of(step.kind()))
                .append(about(step))
                .append("  [")
                .append(Words.of(step.result()))
                .append(']');
        if (!step.notes().isEmpty()) {
            text.append("  (")
                    .append(Notation.visible(String.join("; ", step.notes())))
                    .append(')');
        }
        text.append('\n');
        String inner = indent + below;
        for (int at = 0; at < step.children().size(); at++) {
            boolean last = at == step.children().size() - 1 && step.omitted() == 0;
            append(step.children().get(at), inner, last ? "└─ " : "├─ ", last ? "   " : "│  ");
        }
        if (step.omitted() > 0) {
            text.append(inner).append("└─ … ").append(Words.omitted(step)).append('\n');
        }
    }

    // Operators stand below what they say something about.
    private static String about(Step step) {
        return switch (step.kind()) {
            case UNION, INTERSECTION, INVERT -> "";
            case IS_ALLOWED, DIRECT, EXPAND_SUBJECT, COMPUTED, TRAVERSE -> " " + Notation.visible(step.tuple());
        };
    }
}
