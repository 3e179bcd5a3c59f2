package dev.gatehouse.platform.web;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request as everything behind the edge sees it: under its canonical path, with a bounded body. A form may be read both as
 * servlet parameters and as a stream, in either order.
 */
final class EdgeRequest extends HttpServletRequestWrapper {

    private final RequestPath path;
    private final long limit;
    private @Nullable ServletInputStream body;
    private byte @Nullable [] form;
    private @Nullable Map<String, String[]> parameters;

    EdgeRequest(HttpServletRequest request, RequestPath path, long limit) {
        super(request);
        this.path = path;
        this.limit = limit;
    }

    @Override
    public String getRequestURI() {
        return path.path();
    }

    @Override
    public String getServletPath() {
        return PercentDecoder.decode(path.path(), false);
    }

    @Override
    public @Nullable String getPathInfo() {
        return null;
    }

    @Override
    public StringBuffer getRequestURL() {
        StringBuffer url = super.getRequestURL();
        int authority = url.indexOf("://") + 3;
        int pathStart = url.indexOf("/", authority);
        url.setLength(pathStart < 0 ? url.length() : pathStart);
        return url.append(path.path());
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return FormParameters.isForm(getContentType()) ? new ReadBody(form()) : body();
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterMap().get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] values = getParameterMap().get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        if (parameters == null) {
            Map<String, String[]> merged = new LinkedHashMap<>();
            add(QueryParameters.of(this), merged);
            if (FormParameters.isForm(getContentType())) {
                add(FormParameters.parse(sentForm()), merged);
            }
            parameters = Collections.unmodifiableMap(merged);
        }
        return parameters;
    }

    private static void add(Parameters sent, Map<String, String[]> merged) {
        sent.asMap().forEach((name, values) -> merged.merge(name, values.toArray(String[]::new), EdgeRequest::joined));
    }

    private static String[] joined(String[] first, String[] second) {
        return Stream.of(List.of(first), List.of(second)).flatMap(List::stream).toArray(String[]::new);
    }

    private byte[] sentForm() {
        try {
            return form();
        } catch (IOException failure) {
            throw new UncheckedIOException("The form could not be read.", failure);
        }
    }

    private byte[] form() throws IOException {
        if (form == null) {
            form = body().readAllBytes();
        }
        return form;
    }

    private ServletInputStream body() throws IOException {
        if (body == null) {
            body = new LimitedBody(super.getInputStream(), limit);
        }
        return body;
    }
}
