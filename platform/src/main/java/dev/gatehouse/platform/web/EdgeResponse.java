package dev.gatehouse.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.http.HttpHeaders;

/**
 * An answer as everything behind the edge gives it. Nothing is cached unless a controller says so: what it says replaces the
 * default rather than standing beside it.
 */
final class EdgeResponse extends HttpServletResponseWrapper {

    static final String NEVER_CACHED = "private, no-cache, no-store, must-revalidate";

    private boolean ruled;

    EdgeResponse(HttpServletResponse response) {
        super(response);
        response.setHeader(HttpHeaders.CACHE_CONTROL, NEVER_CACHED);
    }

    @Override
    public void addHeader(String name, String value) {
        if (!ruled && HttpHeaders.CACHE_CONTROL.equalsIgnoreCase(name)) {
            ruled = true;
            super.setHeader(name, value);
        } else {
            super.addHeader(name, value);
        }
    }

    /**
     * Sends what is known in full. Spring flushes an entity before its answer is complete, which would make chunks of it: a second
     * packet for each answer, and no length.
     */
    @Override
    public void flushBuffer() throws IOException {
        if (containsHeader(HttpHeaders.CONTENT_LENGTH)) {
            super.flushBuffer();
        }
    }
}
