package dev.gatehouse.gateway.admission;

import dev.gatehouse.platform.access.Admission;
import dev.gatehouse.platform.access.Admissions;
import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts the decision before every handler, be it a controller in this process or a route to another one. */
public final class GateFilter extends OncePerRequestFilter {

    private final Gate gate;
    private final ProblemWriter problems;

    public GateFilter(Gate gate, ProblemWriter problems) {
        this.gate = gate;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (gate.decide(new ServletRequestHead(request))) {
            case Decision.Admitted(Admission admission) -> {
                Admissions.admit(request, admission);
                chain.doFilter(request, response);
            }
            case Decision.Refused(Problem problem) -> problems.write(request, response, problem);
        }
    }
}
