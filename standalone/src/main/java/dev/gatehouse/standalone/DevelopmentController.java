package dev.gatehouse.standalone;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What only a server in development mode answers. */
@RestController
final class DevelopmentController {

    private static final Map<String, String> STATIC_ANSWER = Map.of("status", "ok");

    /** A fixed JSON answer: what the server can do at most, to which benchmarks relate everything else. */
    @GetMapping("/dev/static")
    Map<String, String> staticAnswer() {
        return STATIC_ANSWER;
    }
}
