package dev.gatehouse.platform.web;

import dev.gatehouse.platform.access.Admission;
import dev.gatehouse.platform.access.Admissions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends a path that ends with a slash to the one without: 301 for what is safe to repeat, else 307, which keeps the method. */
final class TrailingSlashFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<RequestPath> path = RequestPath.find(request).filter(RequestPath::trailingSlash);
        Optional<Admission> admission = Admissions.find(request);
        if (path.isEmpty() || admission.isEmpty() || path.get().path().length() == 1) {
            chain.doFilter(request, response);
            return;
        }
        String query = request.getQueryString();
        boolean repeatable = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
        response.setStatus(
                repeatable ? HttpServletResponse.SC_MOVED_PERMANENTLY : HttpServletResponse.SC_TEMPORARY_REDIRECT);
        // Made from the verified host, never from what the request says about itself.
        response.setHeader(
                HttpHeaders.LOCATION,
                admission.get().tenant().origin() + path.get().path() + (query == null ? "" : "?" + query));
    }
}
