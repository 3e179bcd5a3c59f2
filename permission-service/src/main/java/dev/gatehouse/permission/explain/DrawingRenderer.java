package dev.gatehouse.permission.explain;

import dev.gatehouse.permission.explain.Step.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An explanation as an SVG drawing: the question in the upper left corner, what it rests on to the right of it. A step stands as
 * high as its first child, and every step has a stripe of its own below which nothing of it reaches, so nothing overlaps.
 */
final class DrawingRenderer {

    /** How boxes and lines look; sent with the drawing, and allowed by its hash. */
    static final String STYLE = """
            svg{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;background:#fff}\
            .box{stroke-width:1.2}.kind{font-size:11px;fill:#57606a}.note{font-size:11px;fill:#57606a}\
            .label{fill:#1f2328}.word{font-size:11px;font-weight:700}\
            .line{fill:none;stroke:#c4ccd4;stroke-width:1.2}.way{stroke-width:2.4}\
            .member .box{fill:#e6f6ea;stroke:#1a7f37}.member .word{fill:#116329}.line.member{stroke:#1a7f37}\
            .not_member .box{fill:#fdecea;stroke:#b3261e}.not_member .word{fill:#8c1d18}.line.not_member{stroke:#b3261e}\
            .unknown .box{fill:#fff5db;stroke:#9a6700}.unknown .word{fill:#7a5200}.line.unknown{stroke:#9a6700}\
            .skipped .box{fill:#f6f8fa;stroke:#afb8c1}.skipped .word{fill:#57606a}""";

    private static final int LONGEST_LABEL = 52;
    private static final int LONGEST_NOTE = 62;
    private static final double LETTER = 7.9;
    private static final double SMALL_LETTER = 6.7;
    private static final int BETWEEN_COLUMNS = 40;
    private static final int BETWEEN_BOXES = 12;
    private static final int MARGIN = 16;
    private static final int PADDING = 10;
    private static final int LINE = 17;

    private final String subject;
    private final StringBuilder svg = new StringBuilder();
    private double width = MARGIN;
    private double height = MARGIN;

    private DrawingRenderer(String subject) {
        this.subject = "@" + subject;
    }

    /** A drawing that stands alone. */
    static String render(Explanation explanation) {
        return draw(explanation, "<style>" + STYLE + "</style>");
    }

    /** A drawing in a page that has the style. */
    static String renderInPage(Explanation explanation) {
        return draw(explanation, "");
    }

    private static String draw(Explanation explanation, String style) {
        return new DrawingRenderer(Notation.of(explanation.question().subject()))
                .draw(explanation.tree().folded(), title(explanation), style);
    }

    private static String title(Explanation explanation) {
        return Words.verdict(explanation) + ": " + Notation.of(explanation.question());
    }

    /** A step with its place. */
    private record Box(
            Step step,
            double left,
            double top,
            double width,
            double height,
            String label,
            List<String> notes,
            List<Box> children) {

        double right() {
            return left + width;
        }

        // Lines meet boxes at one height, whatever stands in them, and so go straight.
        double joint() {
            return top + 14.5;
        }
    }

    private String draw(Step tree, String title, String style) {
        Box root = place(tree, MARGIN);
        svg.append(String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$.0f\" height=\"%2$.0f\""
                                + " viewBox=\"0 0 %1$.0f %2$.0f\" role=\"img\">",
                        width + MARGIN,
                        height + MARGIN - BETWEEN_BOXES))
                .append("<title>")
                .append(Markup.escape(title))
                .append("</title>")
                .append(style);
        drawLines(root);
        drawBoxes(root);
        return svg.append("</svg>\n").toString();
    }

    /** Gives places to a step and all below it. Recursion is as deep as the tree, which is bounded. */
    private Box place(Step step, double left) {
        String label = label(step, left == MARGIN);
        List<String> notes = new ArrayList<>();
        step.notes().forEach(note -> notes.add(Markup.shortened(Notation.visible(note), LONGEST_NOTE)));
        if (step.omitted() > 0) {
            notes.add("… " + Words.omitted(step));
        }
        double boxWidth = Math.max(
                label.length() * LETTER,
                (Words.of(step.kind()).length() + Words.of(step.result()).length() + 5) * SMALL_LETTER);
        for (String note : notes) {
            boxWidth = Math.max(boxWidth, note.length() * SMALL_LETTER);
        }
        boxWidth += 2 * PADDING;
        double boxHeight = 12 + LINE * (1.0 + (label.isEmpty() ? 0 : 1) + notes.size());
        double top = height;
        width = Math.max(width, left + boxWidth);
        List<Box> children = new ArrayList<>();
        for (Step child : step.children()) {
            children.add(place(child, left + boxWidth + BETWEEN_COLUMNS));
        }
        height = Math.max(height, top + boxHeight + BETWEEN_BOXES);
        return new Box(step, left, top, boxWidth, boxHeight, label, notes, children);
    }

    /** What the step is about. Operators say nothing new, and who is asked about says the drawing's first box. */
    private String label(Step step, boolean first) {
        String tuple = Notation.visible(step.tuple());
        return Markup.shortened(
                switch (step.kind()) {
                    case UNION, INTERSECTION, INVERT -> "";
                    case DIRECT, EXPAND_SUBJECT, TRAVERSE -> tuple;
                    case IS_ALLOWED, COMPUTED ->
                        !first && tuple.endsWith(subject)
                                ? tuple.substring(0, tuple.length() - subject.length())
                                : tuple;
                },
                LONGEST_LABEL);
    }

    private void drawLines(Box box) {
        double trunk = box.right() + BETWEEN_COLUMNS / 2.0;
        for (Box child : box.children.reversed()) {
            String look = child.step.decisive() ? name(child.step.result()) + " way" : "";
            svg.append(String.format(
                    Locale.ROOT,
                    "<path class=\"line %s\" d=\"M%.1f %.1fH%.1fV%.1fH%.1f\"/>",
                    look,
                    box.right(),
                    box.joint(),
                    trunk,
                    child.joint(),
                    child.left));
            drawLines(child);
        }
    }

    private void drawBoxes(Box box) {
        Step step = box.step;
        double line = box.top + LINE;
        svg.append(String.format(
                Locale.ROOT,
                "<g class=\"%s\"><title>%s</title>"
                        + "<rect class=\"box\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"6\"/>",
                name(step.result()),
                Markup.escape(step.tuple()),
                box.left,
                box.top,
                box.width,
                box.height));
        text("kind", "start", box.left + PADDING, line, Words.of(step.kind()));
        text("word", "end", box.right() - PADDING, line, Words.mark(step.result()) + " " + Words.of(step.result()));
        if (!box.label.isEmpty()) {
            line += LINE;
            text("label", "start", box.left + PADDING, line, box.label);
        }
        for (String note : box.notes) {
            line += LINE;
            text("note", "start", box.left + PADDING, line, note);
        }
        svg.append("</g>");
        box.children.forEach(this::drawBoxes);
    }

    private void text(String look, String anchor, double x, double y, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                look,
                anchor,
                x,
                y,
                Markup.escape(text)));
    }

    private static String name(Result result) {
        return result.name().toLowerCase(Locale.ROOT);
    }
}
