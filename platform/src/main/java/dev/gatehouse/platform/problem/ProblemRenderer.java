package dev.gatehouse.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.databind.DatabindException;

/** The only place where an exception becomes an answer. The unexpected is logged once and answered with a fixed sentence. */
@RestControllerAdvice
public final class ProblemRenderer {

    private static final Logger log = LoggerFactory.getLogger(ProblemRenderer.class);

    /** The attribute of a request whose answer had begun when it failed, so that its connection has to be closed. */
    public static final String BROKEN_OFF = ProblemRenderer.class.getName() + ".brokenOff";

    private final ProblemWriter writer;

    public ProblemRenderer(ProblemWriter writer) {
        this.writer = writer;
    }

    /** Answers a request that ended in an exception, from a controller or from a filter in front of it. */
    @ExceptionHandler
    public void render(Exception exception, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (callerIsGone(exception)) {
            log.debug("The caller went away before the answer was complete.", exception);
            return;
        }
        Problem problem = problemOf(exception);
        if (problem.code().status() >= 500 && !(exception instanceof ProblemException)) {
            // The id is in the answer too, so that an operator finds the line for what a caller reports.
            log.error(
                    "{} {} failed with {} (request {}).",
                    request.getMethod(),
                    request.getRequestURI(),
                    problem.code(),
                    response.getHeader(ProblemWriter.REQUEST_ID),
                    exception);
        }
        if (response.isCommitted()) {
            // Half an answer must not look like a whole one, so the connection has to break. An exception would do that
            // too, but only after the container has sent the request to its error page, behind the half.
            request.setAttribute(BROKEN_OFF, true);
            return;
        }
        writer.write(request, response, problem);
    }

    /** What the caller is told about an exception. */
    public static Problem problemOf(Exception exception) {
        ProblemException buried = buried(exception);
        return buried != null
                ? buried.problem()
                : switch (exception) {
                    case HttpMessageNotReadableException unreadable ->
                        Problem.of(ProblemCode.BAD_REQUEST, reasonOf(unreadable));
                    case MethodArgumentTypeMismatchException mismatch -> problemOf(mismatch);
                    case MissingServletRequestParameterException missing ->
                        Problem.of(
                                ProblemCode.BAD_REQUEST,
                                "The parameter \"%s\" is missing.".formatted(missing.getParameterName()));
                    case HttpRequestMethodNotSupportedException wrong ->
                        withAllowed(Problem.of(ProblemCode.METHOD_NOT_ALLOWED), wrong);
                    // A body that breaks the rules of HTTP itself, such as a chunk without a length.
                    case BadRequestException _ -> Problem.of(ProblemCode.BAD_REQUEST);
                    case DuplicateKeyException _ -> Problem.of(ProblemCode.DUPLICATE);
                    // Spring counts it among what goes by itself, but the caller must look at the other change first.
                    case OptimisticLockingFailureException _ ->
                        Problem.of(ProblemCode.CONFLICT, "Somebody else changed the resource at the same time.");
                    case TransientDataAccessException _,
                            NonTransientDataAccessResourceException _,
                            CannotCreateTransactionException _,
                            ResourceAccessException _ -> Problem.of(ProblemCode.UNAVAILABLE);
                    // How a transaction ends whose connection breaks: what failed first is hidden by the rollback.
                    case UncategorizedDataAccessException lost
                    when connectionIsLost(lost) -> Problem.of(ProblemCode.UNAVAILABLE);
                    case TransactionSystemException lost
                    when connectionIsLost(lost) -> Problem.of(ProblemCode.UNAVAILABLE);
                    case ErrorResponse refused
                    when refused.getStatusCode().is4xxClientError() -> Problem.of(codeOf(refused.getStatusCode()));
                    default -> Problem.of(ProblemCode.INTERNAL);
                };
    }

    /** The plain code of a status, as containers and Spring's own exceptions give it. */
    public static ProblemCode codeOf(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> ProblemCode.UNAUTHORIZED;
            case 403 -> ProblemCode.FORBIDDEN;
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 409 -> ProblemCode.CONFLICT;
            case 413 -> ProblemCode.PAYLOAD_TOO_LARGE;
            case 429 -> ProblemCode.TOO_MANY_REQUESTS;
            case 503 -> ProblemCode.UNAVAILABLE;
            case 504 -> ProblemCode.TIMED_OUT;
            // A body of another type is a malformed body here: the contract knows no 415.
            default -> status.is4xxClientError() ? ProblemCode.BAD_REQUEST : ProblemCode.INTERNAL;
        };
    }

    /** Libraries that read a body or call a port wrap what they do not know; the refusal inside still is one. */
    private static @Nullable ProblemException buried(Throwable exception) {
        Throwable cause = exception;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof ProblemException refused) {
                return refused;
            }
            cause = cause.getCause();
        }
        return null;
    }

    /** PostgreSQL and its driver give each failure a state; the pool, which tells of a closed connection, gives none. */
    private static boolean connectionIsLost(Throwable exception) {
        Throwable cause = exception;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof SQLException failure) {
                String state = failure.getSQLState();
                return state == null || state.startsWith("08") || state.startsWith("57P");
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean callerIsGone(Exception exception) {
        return exception instanceof AsyncRequestNotUsableException
                || exception.getClass().getSimpleName().equals("ClientAbortException");
    }

    private static String reasonOf(HttpMessageNotReadableException unreadable) {
        // Where, but not why: the parser's own words name our classes.
        if (unreadable.getCause() instanceof DatabindException misfit
                && !misfit.getPath().isEmpty()) {
            StringBuilder pointer = new StringBuilder();
            misfit.getPath()
                    .forEach(step -> pointer.append('/')
                            .append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()));
            return "The request body has an unknown member or a value of the wrong type at %s.".formatted(pointer);
        }
        return "The request body is missing, or is not the JSON that is expected here.";
    }

    private static Problem problemOf(MethodArgumentTypeMismatchException mismatch) {
        MethodParameter parameter = mismatch.getParameter();
        // What is no id names nothing, so a path that contains it leads nowhere.
        return parameter != null && parameter.hasParameterAnnotation(PathVariable.class)
                ? Problem.of(ProblemCode.NO_SUCH_ROW)
                : Problem.of(
                        ProblemCode.BAD_REQUEST,
                        "The parameter \"%s\" has an invalid value.".formatted(mismatch.getName()));
    }

    private static Problem withAllowed(Problem problem, HttpRequestMethodNotSupportedException wrong) {
        String[] methods = wrong.getSupportedMethods();
        return methods == null || methods.length == 0
                ? problem
                : problem.withHeaders(Map.of(HttpHeaders.ALLOW, allow(methods)));
    }

    private static String allow(String[] methods) {
        String named = String.join(", ", methods);
        // HEAD works wherever GET does, without being mapped.
        boolean impliesHead =
                List.of(methods).contains("GET") && !List.of(methods).contains("HEAD");
        return impliesHead ? named + ", HEAD" : named;
    }
}
