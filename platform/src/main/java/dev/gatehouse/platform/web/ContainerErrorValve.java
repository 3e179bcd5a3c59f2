package dev.gatehouse.platform.web;

import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import dev.gatehouse.platform.problem.ProblemRenderer;
import dev.gatehouse.platform.problem.ProblemWriter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/**
 * Answers what Tomcat refuses before any filter, such as a broken percent-encoding or two {@code Host} headers: same envelope,
 * nothing of the inside.
 */
final class ContainerErrorValve extends ErrorReportValve {

    private final ProblemWriter writer;

    ContainerErrorValve(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        super.invoke(request, response);
        if (request.getAttribute(ProblemRenderer.BROKEN_OFF) != null) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        // Taking the report on is how valves agree on who writes it.
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            String id = RequestId.mark(request, response);
            Problem problem = Problem.of(code(status));
            response.setStatus(problem.code().status());
            String path = request.getRequestURI();
            byte[] body = writer.bytes(problem, path == null ? "" : path, id);
            response.setHeader(HttpHeaders.CACHE_CONTROL, EdgeResponse.NEVER_CACHED);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setContentLength(body.length);
            var reporter = response.getReporter();
            if (reporter != null) {
                reporter.write(new String(body, StandardCharsets.UTF_8));
                response.finishResponse();
            }
        } catch (IOException | RuntimeException failed) {
            // The connection is gone, or too broken for an answer.
            ExceptionUtils.handleThrowable(failed);
        }
    }

    // What this server has not, such as another transfer coding (501) or version (505), is the caller's to change.
    private static ProblemCode code(int status) {
        return status == HttpServletResponse.SC_NOT_IMPLEMENTED
                        || status == HttpServletResponse.SC_HTTP_VERSION_NOT_SUPPORTED
                ? ProblemCode.BAD_REQUEST
                : ProblemRenderer.codeOf(HttpStatusCode.valueOf(status));
    }
}
