package dev.gatehouse.pages.welcome;

import dev.gatehouse.pages.page.PageRenderer;
import dev.gatehouse.platform.tenant.Tenant;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The end of a flow, or of a session, that had no address to return to: the default of every such setting. */
@RestController
class WelcomeController {

    private final PageRenderer pages;

    WelcomeController(PageRenderer pages) {
        this.pages = pages;
    }

    @GetMapping("/ui/welcome")
    ResponseEntity<byte[]> welcome(Tenant tenant) {
        return pages.render(HttpStatus.OK, "welcome", Map.of("project", tenant.slug()));
    }
}
