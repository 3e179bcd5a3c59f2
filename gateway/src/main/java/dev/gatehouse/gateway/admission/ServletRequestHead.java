package dev.gatehouse.gateway.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/** A servlet request behind the edge, whose path is canonical already. */
public record ServletRequestHead(HttpServletRequest request) implements RequestHead {

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        return request.getRequestURI();
    }

    @Override
    public List<String> values(String header) {
        return Collections.list(request.getHeaders(header));
    }

    @Override
    public String remoteAddress() {
        return request.getRemoteAddr();
    }
}
