package dev.gatehouse.platform.web;

import dev.gatehouse.platform.problem.ProblemRenderer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The first to see a request and the last to see its answer: names it, brings its path into the one form, bounds its body and
 * turns whatever no controller caught into an answer.
 */
final class EdgeFilter extends OncePerRequestFilter {

    private static final String LOGGED_AS = "request_id";

    private final ProblemRenderer renderer;
    private final WebLimits limits;
    private final Set<String> streamed;

    EdgeFilter(ProblemRenderer renderer, WebLimits limits, List<StreamedPath> streamed) {
        this.renderer = renderer;
        this.limits = limits;
        this.streamed = streamed.stream().map(StreamedPath::path).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = RequestId.mark(request, response);
        HttpServletRequest seen = request;
        HttpServletResponse answer = new EdgeResponse(response);
        MDC.put(LOGGED_AS, id);
        try {
            RequestPath path = RequestPath.parse(request.getRequestURI());
            RequestPath.keep(request, path);
            long limit = (streamed.contains(path.path()) ? limits.maxStream() : limits.maxBody()).toBytes();
            seen = new EdgeRequest(request, path, limit);
            requireDecodable(request.getQueryString());
            if (request.getContentLengthLong() > limit) {
                throw LimitedBody.tooLarge(limit);
            }
            chain.doFilter(seen, answer);
        } catch (Exception failure) {
            renderer.render(failure, seen, answer);
        } finally {
            MDC.remove(LOGGED_AS);
        }
    }

    // Refused before anybody reads it or sends it on, so that both shapes say the same.
    private static void requireDecodable(@Nullable String query) {
        if (query != null && query.indexOf('%') >= 0) {
            PercentDecoder.decode(query, true);
        }
    }
}
