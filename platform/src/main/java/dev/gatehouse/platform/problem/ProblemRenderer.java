package dev.gatehouse.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The only place where an exception becomes an answer. The unexpected is logged once and answered with a fixed sentence. */
@RestControllerAdvice
public final class ProblemRenderer {

    private static final Logger log = LoggerFactory.getLogger(ProblemRenderer.class);

    private final ProblemWriter writer;

    public ProblemRenderer(ProblemWriter writer) {
        this.writer = writer;
    }

    @ExceptionHandler
    void render(Exception exception, HttpServletRequest request, HttpServletResponse response) throws IOException {
        writer.write(request, response, problemOf(exception));
    }

    /** What the caller is told about an exception. */
    public Problem problemOf(Exception exception) {
        return switch (exception) {
            case ProblemException refused -> refused.problem();
            case HttpMessageNotReadableException _ ->
                Problem.of(
                        ProblemCode.BAD_REQUEST,
                        "The request body is missing, or is not the JSON that is expected here.");
            case DuplicateKeyException _ -> Problem.of(ProblemCode.DUPLICATE);
            case HttpRequestMethodNotSupportedException wrong ->
                withAllowed(Problem.of(ProblemCode.METHOD_NOT_ALLOWED), wrong);
            case ErrorResponse refused
            when refused.getStatusCode().is4xxClientError() -> Problem.of(codeOf(refused.getStatusCode()));
            default -> {
                log.error("A request failed.", exception);
                yield Problem.of(ProblemCode.INTERNAL);
            }
        };
    }

    private static Problem withAllowed(Problem problem, HttpRequestMethodNotSupportedException wrong) {
        String[] methods = wrong.getSupportedMethods();
        return methods == null || methods.length == 0
                ? problem
                : problem.withHeaders(Map.of(HttpHeaders.ALLOW, String.join(", ", methods)));
    }

    /** The plain code of a status, as containers and Spring's own exceptions give it. */
    public static ProblemCode codeOf(HttpStatusCode status) {
        return Optional.ofNullable(
                        switch (status.value()) {
                            case 401 -> ProblemCode.UNAUTHORIZED;
                            case 403 -> ProblemCode.FORBIDDEN;
                            case 404 -> ProblemCode.NOT_FOUND;
                            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
                            case 406 -> ProblemCode.NOT_ACCEPTABLE;
                            case 409 -> ProblemCode.CONFLICT;
                            case 413 -> ProblemCode.PAYLOAD_TOO_LARGE;
                            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
                            case 429 -> ProblemCode.TOO_MANY_REQUESTS;
                            case 503 -> ProblemCode.UNAVAILABLE;
                            default -> null;
                        })
                .orElse(status.is4xxClientError() ? ProblemCode.BAD_REQUEST : ProblemCode.INTERNAL);
    }
}
