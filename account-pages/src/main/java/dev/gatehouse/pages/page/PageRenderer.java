package dev.gatehouse.pages.page;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Makes a page from its template. The engine is the pages' own rather than the application's, so views of other modules never
 * meet ours. Templates escape whatever they are given, and the headers leave a browser nothing to run even if one did not.
 */
@Component
public final class PageRenderer {

    /** No scripts, no inline styles, nothing from elsewhere, no framing. */
    static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    PageRenderer() {
        ClassLoaderTemplateResolver templates =
                new ClassLoaderTemplateResolver(getClass().getClassLoader());
        templates.setPrefix("dev/gatehouse/pages/templates/");
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding(StandardCharsets.UTF_8.name());
        engine.setTemplateResolver(templates);
    }

    /** The page as an answer. */
    public ResponseEntity<byte[]> render(HttpStatusCode status, String template, Map<String, Object> model) {
        String page = engine.process(template, new Context(Locale.ENGLISH, model));
        return ResponseEntity.status(status)
                .contentType(HTML)
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header(HttpHeaders.CONTENT_LANGUAGE, "en")
                .body(page.getBytes(StandardCharsets.UTF_8));
    }
}
