package dev.gatehouse.gateway.proxy;

import dev.gatehouse.gateway.MemoryDirectory;
import dev.gatehouse.gateway.ProjectDirectory.Holder;
import dev.gatehouse.gateway.ProjectDirectory.Project;
import dev.gatehouse.platform.PlatformConfiguration;
import dev.gatehouse.platform.access.Admission;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.assertion.ServiceShapeConfiguration;
import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.web.CorsRule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;

/** Stands for all services behind the gateway: a real one, which verifies assertions and shows what arrived. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    PlatformConfiguration.class,
    ServiceShapeConfiguration.class,
    BackendApplication.Directory.class,
    BackendApplication.Echo.class
})
class BackendApplication {

    @Bean
    MemoryDirectory directory() {
        return new MemoryDirectory();
    }

    @Bean
    CountDownLatch patience() {
        return new CountDownLatch(1);
    }

    @Bean
    CorsRule cors() {
        CorsConfiguration policy = new CorsConfiguration();
        policy.setAllowedOrigins(List.of("https://ui.test"));
        policy.setAllowedMethods(List.of("POST"));
        policy.setAllowCredentials(true);
        return new CorsRule(List.of("/sessions"), _ -> Optional.of(policy));
    }

    /** What the project service offers to gateways. */
    @RestController
    @RequestMapping("/internal/directory")
    static class Directory {

        private final MemoryDirectory directory;

        Directory(MemoryDirectory directory) {
            this.directory = directory;
        }

        @GetMapping("/hosts/{host}")
        Map<String, Object> host(@PathVariable String host) {
            return shown(directory.findByHost(host));
        }

        @GetMapping("/slugs/{slug}")
        Map<String, Object> slug(@PathVariable String slug) {
            return shown(directory.findBySlug(slug));
        }

        @GetMapping("/projects/{id}")
        Map<String, Object> id(@PathVariable String id) {
            return shown(directory.findById(ProjectId.of(id)));
        }

        @PostMapping("/tokens")
        Map<String, Object> token(@RequestBody Map<String, String> query) {
            byte[] digest = HexFormat.of().parseHex(query.getOrDefault("digest", ""));
            Holder holder = directory.findToken(TokenDigest.stored(digest)).orElseThrow(Directory::nothing);
            Map<String, Object> shown = new LinkedHashMap<>();
            switch (holder) {
                case Holder.Operator _ -> shown.put("kind", "operator");
                case Holder.ProjectToken token -> {
                    shown.put("kind", "project");
                    shown.put("id", token.token());
                    shown.put("project", token.project().value());
                    shown.put("expires_at", token.expiresAt());
                }
            }
            return shown;
        }

        @PostMapping("/tokens/used")
        @ResponseStatus(HttpStatus.NO_CONTENT)
        void used(@RequestBody Map<String, String> use) {
            directory.tokenUsed(UUID.fromString(use.getOrDefault("id", "")), Instant.EPOCH);
        }

        @GetMapping("/head")
        Map<String, Long> head() {
            return Map.of("head", directory.head());
        }

        private static Map<String, Object> shown(Optional<Project> found) {
            Project project = found.orElseThrow(Directory::nothing);
            return Map.of(
                    "id", project.id().value(),
                    "slug", project.slug(),
                    "revision", project.revision().value(),
                    "state", project.state().name().toLowerCase(Locale.ROOT),
                    "primary_host", project.primaryHost());
        }

        private static RuntimeException nothing() {
            return Problem.of(ProblemCode.NOT_FOUND).exception();
        }
    }

    /** Shows what came. */
    @RestController
    static class Echo {

        private final MemoryDirectory directory;
        private final CountDownLatch patience;

        Echo(MemoryDirectory directory, CountDownLatch patience) {
            this.directory = directory;
            this.patience = patience;
        }

        @RequestMapping({"/sessions/echo", "/sessions/echo/{id}", "/admin/identities", "/oauth2/token", "/projects/echo"
        })
        Map<String, Object> echo(Admission admission, HttpServletRequest request) throws IOException {
            Map<String, Object> headers = new LinkedHashMap<>();
            Collections.list(request.getHeaderNames())
                    .forEach(name ->
                            headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name))));
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("method", request.getMethod());
            shown.put("path", request.getRequestURI());
            shown.put("query", request.getQueryString());
            shown.put("body", new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            shown.put("headers", headers);
            shown.put("slug", admission.tenant().slug());
            shown.put("origin", admission.tenant().origin());
            shown.put("caller", caller(admission.caller()));
            return shown;
        }

        @GetMapping("/sessions/answer")
        void answer(HttpServletResponse response) throws IOException {
            response.setStatus(303);
            response.setHeader("Location", "https://elsewhere.test/a?b=%20c");
            response.addHeader("Set-Cookie", "a=1; Path=/; HttpOnly");
            response.addHeader("Set-Cookie", "b=2; Path=/; SameSite=Lax");
            response.setHeader("Cache-Control", "no-store");
            response.setContentType("text/plain;charset=ISO-8859-1");
            response.getOutputStream().write(new byte[] {(byte) 0xE4});
        }

        @GetMapping("/sessions/refused")
        void refused() {
            throw Problem.of(ProblemCode.CONFLICT, "told by the service").exception();
        }

        @GetMapping("/sessions/slow")
        void slow() throws InterruptedException {
            patience.await();
        }

        /** An event at once, and another when there is patience no more, or a while later. */
        @GetMapping("/relation-tuples/watch")
        void watch(HttpServletResponse response) throws IOException, InterruptedException {
            response.setContentType("text/event-stream");
            response.getOutputStream().write("data: first\n\n".getBytes(StandardCharsets.UTF_8));
            response.getOutputStream().flush();
            boolean impatient = patience.await(1_500, TimeUnit.MILLISECONDS);
            response.getOutputStream().write(("data: " + impatient + "\n\n").getBytes(StandardCharsets.UTF_8));
        }

        @PostMapping("/admin/relation-tuples/import")
        Map<String, Object> importLines(HttpServletRequest request) throws IOException {
            return Map.of("bytes", request.getInputStream().transferTo(OutputStream.nullOutputStream()));
        }

        @PutMapping("/projects/{id}")
        Map<String, Object> change(@PathVariable String id) {
            Project project = directory.findById(ProjectId.of(id)).orElseThrow();
            Project changed = directory.put(new Project(
                    project.id(), project.slug(), RevisionId.random(), project.state(), project.primaryHost()));
            return Map.of("revision", changed.revision().value());
        }

        @GetMapping("/sessions/revision")
        Map<String, Object> revision(Admission admission) {
            return Map.of("revision", admission.tenant().revision().value());
        }

        private static String caller(Caller caller) {
            return caller.getClass().getSimpleName();
        }
    }
}
