package dev.gatehouse.platform.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of one request in answers ({@code X-Request-ID}), error bodies and log lines. */
public final class RequestId {

    /** The header that carries it in and out. */
    public static final String HEADER = "X-Request-ID";

    private static final String ATTRIBUTE = RequestId.class.getName();

    // What a caller sends ends up in logs and bodies, so only harmless characters are taken over.
    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._:/=+-]{1,128}");

    private RequestId() {}

    /** The caller's own id when it is harmless, else a new one; the same for the whole request. */
    public static String assign(ServletRequest request, @Nullable String sent) {
        String id = sent != null && ACCEPTABLE.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** Names the answer as the request is named. */
    static String mark(HttpServletRequest request, HttpServletResponse response) {
        Object assigned = request.getAttribute(ATTRIBUTE);
        String id = assigned == null ? assign(request, request.getHeader(HEADER)) : (String) assigned;
        response.setHeader(HEADER, id);
        return id;
    }

    /** The id of the request; one is made where no filter assigned any. */
    public static String of(ServletRequest request) {
        Object id = request.getAttribute(ATTRIBUTE);
        return id == null ? assign(request, null) : (String) id;
    }
}
