package dev.gatehouse.oauth2.token;

import dev.gatehouse.oauth2.protocol.OAuth2Form;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request whose parameters are those of its form alone, read and checked once. */
final class ServletFormRequest extends HttpServletRequestWrapper {

    private static final String ATTRIBUTE = OAuth2Form.class.getName();

    private final Map<String, String[]> parameters;

    ServletFormRequest(HttpServletRequest request, OAuth2Form form) {
        super(request);
        this.parameters = form.asMap();
        request.setAttribute(ATTRIBUTE, form);
    }

    /** The form of a request that came through the frame of the token endpoint. */
    static OAuth2Form formOf(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof OAuth2Form form) {
            return form;
        }
        throw new IllegalStateException("The form of a token request is read before anybody asks for it.");
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return parameters;
    }
}
