package dev.gatehouse.pages.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The one style sheet of all pages. */
@RestController
class StyleController {

    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);

    private final byte[] style;

    StyleController() throws IOException {
        style = new ClassPathResource("dev/gatehouse/pages/assets/pages.css").getContentAsByteArray();
    }

    @GetMapping("/ui/pages.css")
    ResponseEntity<byte[]> style() {
        return ResponseEntity.ok()
                .contentType(CSS)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .header("X-Content-Type-Options", "nosniff")
                .body(style);
    }
}
