package dev.gatehouse.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Puts a problem on the wire, for the renderer of controllers' exceptions and for filters in front of them. */
public final class ProblemWriter {

    // The edge names every answer before anybody can refuse the request.
    static final String REQUEST_ID = "X-Request-ID";

    private final List<DialectRule> rules;
    private final JsonMapper json;

    public ProblemWriter(List<DialectRule> rules, JsonMapper json) {
        // The longest prefix first, so that the first match is the most specific one.
        this.rules = rules.stream()
                .sorted(Comparator.comparingInt(
                                (DialectRule rule) -> rule.prefix().length())
                        .reversed())
                .toList();
        this.json = json;
    }

    /** Answers the request with the problem, in the dialect of its path. Does nothing once an answer has begun. */
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        write(request.getRequestURI(), response, problem);
    }

    /** The same for a request that was under another path when it was refused. */
    public void write(String path, HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        // Headers of filters (CORS, request id) stay; only a half-written body goes.
        response.resetBuffer();
        response.setStatus(problem.code().status());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache, no-store, must-revalidate");
        }
        problem.headers().forEach(response::setHeader);
        byte[] body = bytes(problem, path, response.getHeader(REQUEST_ID));
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
        } catch (IllegalStateException begunAsText) {
            // A page failed half-way and its buffer is gone, but not its writer.
            response.getWriter().write(new String(body, StandardCharsets.UTF_8));
        }
        response.flushBuffer();
    }

    /** The error body of a request under the path, as JSON. */
    public byte[] bytes(Problem problem, String path, @Nullable String requestId) {
        ErrorDialect dialect = dialect(path);
        return json.writeValueAsBytes(dialect == ErrorDialect.TEXT ? text(problem) : body(problem, dialect, requestId));
    }

    private static String text(Problem problem) {
        String message = problem.message() == null ? problem.code().message() : problem.message();
        return problem.reason() == null ? message : problem.reason();
    }

    /** The members of the error body, in the order of the contract. */
    public Map<String, Object> body(Problem problem, ErrorDialect dialect, @Nullable String requestId) {
        ProblemCode code = problem.code();
        String message = problem.message() == null ? code.message() : problem.message();
        Map<String, Object> body = new LinkedHashMap<>();
        if (dialect == ErrorDialect.OAUTH2) {
            body.put("error", code.oauthError());
            body.put("error_description", text(problem));
            body.putAll(problem.beside());
            return body;
        }
        Map<String, Object> error = new LinkedHashMap<>();
        if (code.id() != null) {
            error.put("id", code.id());
        }
        error.put("code", code.status());
        error.put("status", HttpStatus.valueOf(code.status()).getReasonPhrase());
        if (requestId != null) {
            error.put("request", requestId);
        }
        if (problem.reason() != null) {
            error.put("reason", problem.reason());
        }
        if (!problem.details().isEmpty()) {
            error.put("details", problem.details());
        }
        error.put("message", message);
        body.put("error", error);
        if (dialect == ErrorDialect.ENVELOPE_AND_FLAT) {
            body.put("status", error.get("status"));
            body.put("message", message);
        }
        body.putAll(problem.beside());
        return body;
    }

    /** The dialect that errors under a path speak. */
    public ErrorDialect dialect(String path) {
        for (DialectRule rule : rules) {
            if (rule.matches(path)) {
                return rule.dialect();
            }
        }
        return ErrorDialect.ENVELOPE;
    }
}
