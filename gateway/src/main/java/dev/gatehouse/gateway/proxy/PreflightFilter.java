package dev.gatehouse.gateway.proxy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets preflights through to the services, which know the policies of their tenants. Spring answers preflights itself before
 * any route is tried, so on the way past it they do not look like one.
 */
final class PreflightFilter extends OncePerRequestFilter {

    private static final String ATTRIBUTE = PreflightFilter.class.getName() + ".method";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!CorsUtils.isPreFlightRequest(request)) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(ATTRIBUTE, request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD));
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public @Nullable String getHeader(String name) {
                        return HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD.equalsIgnoreCase(name)
                                ? null
                                : super.getHeader(name);
                    }
                },
                response);
    }

    /** The method that a preflight asks about. */
    static Optional<String> methodOf(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(ATTRIBUTE));
    }
}
