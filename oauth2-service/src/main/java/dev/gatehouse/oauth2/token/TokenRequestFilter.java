package dev.gatehouse.oauth2.token;

import dev.gatehouse.oauth2.protocol.OAuth2Form;
import dev.gatehouse.oauth2.protocol.OAuth2FormReader;
import dev.gatehouse.oauth2.protocol.OAuth2Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/** What every token request must be before anybody looks at the client: a POST of a form that names its grant (RFC 6749 §3.2). */
final class TokenRequestFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!HttpMethod.POST.matches(request.getMethod())) {
            throw OAuth2Problems.methodNotAllowed(HttpMethod.POST.name());
        }
        String query = request.getQueryString();
        if (query != null && !query.isEmpty()) {
            // Secrets in addresses end up in logs and histories.
            throw OAuth2Problems.invalidRequest("Parameters belong in the body of the request, never in the query.");
        }
        OAuth2Form form = OAuth2FormReader.read(request);
        if (form.find("grant_type").isEmpty()) {
            throw OAuth2Problems.invalidRequest("The parameter \"grant_type\" is missing.");
        }
        ServletForm.keep(request, form);
        chain.doFilter(request, response);
    }
}
