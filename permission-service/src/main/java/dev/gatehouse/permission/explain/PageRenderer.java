package dev.gatehouse.permission.explain;

/** An explanation as a page for people: the question, the answer, and the drawing of how one follows from the other. */
final class PageRenderer {

    /** How the page looks; sent with it, and allowed by its hash. */
    static final String STYLE = DrawingRenderer.STYLE + """
            body{margin:0;font:15px system-ui,-apple-system,"Segoe UI",sans-serif;color:#1f2328;background:#f6f8fa}\
            header{padding:20px 24px;background:#fff;border-bottom:1px solid #d8dee4}\
            h1{margin:0 0 8px;font-size:20px}h1 span{padding:2px 10px;border-radius:6px}\
            .yes{background:#e6f6ea;color:#116329}.no{background:#fdecea;color:#8c1d18}\
            .unsure{background:#fff5db;color:#7a5200}\
            code{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}\
            dl{margin:10px 0 0;display:flex;flex-wrap:wrap;gap:4px 24px;color:#57606a}dt,dd{display:inline;margin:0}\
            dt::after{content:": "}\
            main{padding:20px 24px}.drawing{overflow:auto;background:#fff;border:1px solid #d8dee4;border-radius:8px}\
            .drawing svg{display:block}footer{padding:0 24px 24px;color:#57606a;font-size:13px}""";

    private PageRenderer() {}

    static String render(Explanation explanation) {
        String verdict = Words.verdict(explanation);
        int end = verdict.indexOf(':');
        String look =
                explanation.answer().allowed() ? "yes" : explanation.answer().limitation() == null ? "no" : "unsure";
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8">\
                <meta name="viewport" content="width=device-width, initial-scale=1">\
                <title>%1$s</title><style>%2$s</style></head>
                <body><header><h1><span class="%3$s">%4$s</span>%5$s</h1>\
                <p><code>%6$s</code></p>
                <dl><div><dt>Revision of the tuples</dt><dd>%7$d</dd></div>\
                <div><dt>Depth</dt><dd>%8$d</dd></div></dl></header>
                <main><div class="drawing">%9$s</div></main>
                <footer>Green holds, red does not, yellow is not known, grey was not needed. A thick line leads to what the result\
                 rests on.</footer></body></html>
                """.formatted(
                        Markup.escape(verdict),
                        STYLE,
                        look,
                        Markup.escape(end < 0 ? verdict : verdict.substring(0, end)),
                        Markup.escape(end < 0 ? "" : verdict.substring(end)),
                        Markup.escape(Notation.of(explanation.question())),
                        explanation.revision(),
                        explanation.depth(),
                        DrawingRenderer.renderInPage(explanation));
    }
}
