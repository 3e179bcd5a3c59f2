package dev.gatehouse.platform.web;

import dev.gatehouse.platform.problem.ErrorDialect;
import dev.gatehouse.platform.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Which representations a request accepts. OAuth endpoints answer JSON whatever {@code Accept} says, as the contract's servers do. So
 * does everything that changes something: the answer is made when the change is done, and refusing it then would report a
 * failure that did not happen (RFC 9110 §12.5.1 leaves that to the server).
 */
final class AcceptedTypes implements ContentNegotiationStrategy {

    private final ProblemWriter problems;
    private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

    AcceptedTypes(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
        boolean reads = servlet == null || "GET".equals(servlet.getMethod()) || "HEAD".equals(servlet.getMethod());
        return reads && (servlet == null || problems.dialect(servlet.getRequestURI()) != ErrorDialect.OAUTH2)
                ? header.resolveMediaTypes(request)
                : MEDIA_TYPE_ALL_LIST;
    }
}
