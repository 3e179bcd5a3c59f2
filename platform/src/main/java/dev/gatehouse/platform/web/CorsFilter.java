package dev.gatehouse.platform.web;

import dev.gatehouse.platform.access.Admissions;
import dev.gatehouse.platform.tenant.Tenant;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Cross-origin requests (Fetch standard §3.2). A foreign origin is told nothing: its preflight is answered without a grant and its
 * simple requests are served without marks, so the browser keeps the answer from the script.
 */
final class CorsFilter extends OncePerRequestFilter {

    private record Prefix(String path, CorsRule rule) {}

    private final List<Prefix> prefixes;

    CorsFilter(List<CorsRule> rules) {
        this.prefixes = rules.stream()
                .flatMap(rule -> rule.prefixes().stream().map(path -> new Prefix(path, rule)))
                .sorted(Comparator.comparingInt((Prefix prefix) -> prefix.path().length())
                        .reversed())
                .toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Tenant tenant =
                Admissions.find(request).map(admission -> admission.tenant()).orElse(null);
        // Where nobody contributed a rule the services behind decide, preflights included.
        if (tenant == null || prefixes.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        // Whether an answer may be read depends on who asks, also when this request came from nowhere else.
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            chain.doFilter(request, response);
            return;
        }
        CorsRule rule = rule(request.getRequestURI());
        CorsConfiguration policy =
                rule == null ? null : rule.policy().apply(tenant).orElse(null);
        if (CorsUtils.isPreFlightRequest(request)) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            if (rule != null && policy != null) {
                preflight(request, response, rule, policy, origin);
            }
            return;
        }
        if (policy != null) {
            mark(response, policy, policy.checkOrigin(origin));
        }
        chain.doFilter(request, response);
    }

    private static void preflight(
            HttpServletRequest request,
            HttpServletResponse response,
            CorsRule rule,
            CorsConfiguration policy,
            String origin) {
        String method = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        List<HttpMethod> methods = policy.checkHttpMethod(HttpMethod.valueOf(method));
        List<String> asked = asked(request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS));
        List<String> headers = policy.checkHeaders(asked);
        String allowed = rule.anyOriginPreflight() ? origin : policy.checkOrigin(origin);
        if (allowed == null || methods == null || headers == null) {
            return;
        }
        mark(response, policy, allowed);
        response.setHeader(
                HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS,
                String.join(", ", methods.stream().map(HttpMethod::name).toList()));
        if (!headers.isEmpty()) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, String.join(", ", headers));
        }
        Long maxAge = policy.getMaxAge();
        if (maxAge != null && maxAge > 0) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, maxAge.toString());
        }
    }

    private static List<String> asked(@Nullable String headers) {
        return headers == null ? List.of() : List.of(headers.trim().split("\\s*,\\s*"));
    }

    private static void mark(HttpServletResponse response, CorsConfiguration policy, @Nullable String allowed) {
        if (allowed == null) {
            return;
        }
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, allowed);
        if (Boolean.TRUE.equals(policy.getAllowCredentials())) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        }
        List<String> exposed = policy.getExposedHeaders();
        if (exposed != null && !exposed.isEmpty()) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, String.join(", ", exposed));
        }
    }

    private @Nullable CorsRule rule(String path) {
        for (Prefix prefix : prefixes) {
            if (RequestPath.isUnder(path, prefix.path())) {
                return prefix.rule();
            }
        }
        return null;
    }
}
