package dev.gatehouse.platform.assertion;

import dev.gatehouse.platform.access.Admission;
import dev.gatehouse.platform.access.Admissions;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import dev.gatehouse.platform.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Refuses every request that the gateway did not send. Who reaches the port of a service by mistake learns nothing, not even
 * which paths exist.
 *
 * <p>What lies under {@code /internal} is between services: it takes their assertions only, and theirs open nothing else.
 */
public final class AssertionFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(AssertionFilter.class);

    // Matched as controllers are: on decoded segments. A comparison of texts would let /%69nternal pass.
    private static final PathPattern INTERNAL = PathPatternParser.defaultInstance.parse("/internal/**");

    private final AssertionVerifier verifier;
    private final ProblemWriter problems;

    public AssertionFilter(AssertionVerifier verifier, ProblemWriter problems) {
        this.verifier = verifier;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String assertion = request.getHeader(AssertionSigner.HEADER);
        if (assertion == null) {
            refuse(request, response, "there is none");
            return;
        }
        switch (verifier.verify(assertion)) {
            case Verification.Refused(String reason) -> refuse(request, response, reason);
            case Verification.Accepted(Admission admission) -> {
                boolean internal =
                        INTERNAL.matches(ServletRequestPathUtils.parse(request).pathWithinApplication());
                if (internal != admission.caller() instanceof Caller.Service) {
                    refuse(request, response, "the path is not for this kind of caller");
                    return;
                }
                Admissions.admit(request, admission);
                chain.doFilter(request, response);
            }
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String reason) throws IOException {
        LOG.debug("Refused {} {}: of the assertion, {}.", request.getMethod(), request.getRequestURI(), reason);
        problems.write(request, response, Problem.of(ProblemCode.UNAUTHORIZED));
    }
}
