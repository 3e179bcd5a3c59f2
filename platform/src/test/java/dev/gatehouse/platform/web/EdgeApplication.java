package dev.gatehouse.platform.web;

import dev.gatehouse.platform.PlatformConfiguration;
import dev.gatehouse.platform.access.Admission;
import dev.gatehouse.platform.access.Admissions;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.problem.DialectRule;
import dev.gatehouse.platform.problem.ErrorDialect;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import tools.jackson.databind.node.ObjectNode;

/** A service that does nothing but show what came through the edge. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@Import({PlatformConfiguration.class, EdgeApplication.Things.class})
class EdgeApplication {

    static final URI ORIGIN = URI.create("https://shop.example.org:8443");
    static final Tenant TENANT =
            new Tenant(ProjectId.random(), "shop", RevisionId.random(), Tenant.State.RUNNING, ORIGIN, ORIGIN);

    @Bean
    DialectRule oauth() {
        return new DialectRule("/oauth2", ErrorDialect.OAUTH2);
    }

    @Bean
    DialectRule projects() {
        return new DialectRule("/projects", ErrorDialect.ENVELOPE_AND_FLAT);
    }

    @Bean
    DialectRule texts() {
        return new DialectRule("/texts", ErrorDialect.TEXT);
    }

    @Bean
    CorsRule cors() {
        CorsConfiguration policy = new CorsConfiguration();
        policy.setAllowedOriginPatterns(List.of("https://ui.test", "https://*.trusted.test"));
        policy.setAllowedMethods(List.of("GET", "POST"));
        policy.setAllowedHeaders(List.of("Content-Type", "X-Session-Token"));
        policy.setExposedHeaders(List.of("Content-Type"));
        policy.setAllowCredentials(true);
        return new CorsRule(List.of("/things", "/json"), _ -> Optional.of(policy));
    }

    @Bean
    CorsRule corsOfClients() {
        CorsConfiguration policy = new CorsConfiguration();
        policy.setAllowedOrigins(List.of("https://ui.test"));
        policy.setAllowedMethods(List.of("POST"));
        return new CorsRule(List.of("/oauth2"), true, _ -> Optional.of(policy));
    }

    @Bean
    FilterRegistrationBean<Filter> admission() {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
            HttpServletRequest http = (HttpServletRequest) request;
            Admissions.admit(request, new Admission(TENANT, Caller.ANONYMOUS));
            switch (http.getRequestURI()) {
                case "/filter/throws" -> throw new IllegalStateException("jdbc:postgresql://inside");
                case "/oauth2/filter/sends-error" -> ((HttpServletResponse) response).sendError(403, "inside");
                default -> chain.doFilter(request, response);
            }
        });
        registration.setOrder(FilterOrder.ADMISSION);
        return registration;
    }

    record Id(UUID value) {
        public static Id of(String text) {
            return new Id(UUID.fromString(text));
        }
    }

    record Numbers(int count, String name, Instant at) {}

    @RestController
    static class Things {

        @GetMapping("/things/{id}")
        Map<String, Object> thing(@PathVariable String id, Tenant tenant) {
            return Map.of("id", id, "tenant", tenant.slug());
        }

        @GetMapping("/ids/{id}")
        Map<String, Object> id(@PathVariable Id id) {
            return Map.of("id", id.value());
        }

        @PostMapping("/json")
        ObjectNode json(@RequestBody ObjectNode body) {
            return body;
        }

        @PostMapping("/numbers")
        Numbers numbers(@RequestBody Numbers body) {
            return body;
        }

        @PostMapping("/oauth2/token")
        Map<String, Object> token(FormParameters form) {
            return Map.of("form", form.asMap());
        }

        @PostMapping("/oauth2/late")
        Map<String, Object> late(@RequestParam(name = "scope", required = false) String scope, FormParameters form) {
            return Map.of("scope", scope, "form", form.asMap());
        }

        @GetMapping("/oauth2/query")
        Map<String, Object> query(QueryParameters query) {
            return Map.of("scope", query.require("scope"));
        }

        @PostMapping("/login")
        Map<String, Object> login(HttpServletRequest request) throws IOException {
            return Map.of(
                    "remember", FormParameters.of(request).last("remember").orElse(""));
        }

        @GetMapping("/cached")
        ResponseEntity<Map<String, Object>> cached() {
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of());
        }

        @GetMapping("/stale")
        Map<String, Object> stale() {
            throw new OptimisticLockingFailureException("Row was updated inside");
        }

        @PostMapping("/oauth2/early")
        Map<String, Object> early(HttpServletRequest request) throws IOException {
            String form = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Map.of("form", form, "scope", request.getParameter("scope"));
        }

        @PostMapping("/streamed")
        Map<String, Object> streamed(HttpServletRequest request) throws IOException {
            return Map.of("bytes", request.getInputStream().readAllBytes().length);
        }

        @GetMapping("/broken-off")
        void brokenOff(HttpServletResponse response) throws IOException {
            response.getOutputStream().write("half".getBytes(StandardCharsets.UTF_8));
            response.getOutputStream().flush();
            throw new IllegalStateException("in the middle of an answer");
        }

        @GetMapping("/broken")
        Map<String, Object> broken() {
            throw new IllegalStateException("org.example.Inside at jdbc:postgresql://inside");
        }
    }
}
