package dev.gatehouse.platform.web;

import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import dev.gatehouse.platform.problem.ProblemRenderer;
import dev.gatehouse.platform.problem.ProblemWriter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers where something behind the edge left an error to the container ({@code sendError}), as security filters do. */
@Controller
final class ContainerErrors implements ErrorController {

    private final ProblemWriter writer;

    ContainerErrors(ProblemWriter writer) {
        this.writer = writer;
    }

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    void render(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        String path = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        // From outside this is a path like any other that nobody serves.
        Problem problem = Problem.of(
                status == null ? ProblemCode.NOT_FOUND : ProblemRenderer.codeOf(HttpStatusCode.valueOf(status)));
        RequestId.mark(request, response);
        writer.write(path == null ? request.getRequestURI() : path, response, problem);
    }
}
