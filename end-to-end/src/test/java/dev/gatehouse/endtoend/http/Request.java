package dev.gatehouse.endtoend.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One request as it will be written, header by header; nothing is checked, escaped or added behind the test's back. */
public final class Request {

    record Header(String name, String value) {}

    private final Site site;
    private final String method;
    private final String target;
    private final List<Header> headers = new ArrayList<>();
    private byte @Nullable [] body;

    Request(Site site, String method, String target) {
        this.site = site;
        this.method = method;
        this.target = target;
    }

    /** Adds a header, also one that is there already. */
    public Request header(String name, String value) {
        headers.add(new Header(name, value));
        return this;
    }

    /** The credential of the administrative plane; none when null. */
    public Request token(@Nullable String token) {
        return token == null ? this : header("Authorization", "Bearer " + token);
    }

    /** A body of any type. */
    public Request body(String contentType, String text) {
        header("Content-Type", contentType);
        return body(text);
    }

    /** A body without a content type. */
    public Request body(String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    public Request json(String text) {
        return body("application/json", text);
    }

    public Request form(Map<String, String> fields) {
        return body(
                "application/x-www-form-urlencoded",
                fields.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&")));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Sends the request on a connection of its own and reads the answer. */
    public Answer send() {
        return new Exchange(site.port()).send(this);
    }

    /** Sends the request on a connection of its own and leaves it open, for a body that does not end. */
    public EventStream open() {
        return new Exchange(site.port()).open(this);
    }

    String line() {
        return method + " " + target;
    }

    /** The head of the request with everything that HTTP/1.1 asks for, unless the test said it itself. */
    String head() {
        StringBuilder head = new StringBuilder(line()).append(" HTTP/1.1\r\n");
        if (missing("Host")) {
            head.append("Host: ").append(site.authority()).append("\r\n");
        }
        if (missing("Accept")) {
            head.append("Accept: application/json\r\n");
        }
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        if (body != null && missing("Content-Length") && missing("Transfer-Encoding")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return head.append("Connection: close\r\n\r\n").toString();
    }

    byte[] content() {
        return body == null ? new byte[0] : body;
    }

    boolean head(String wanted) {
        return method.equals(wanted);
    }

    String shown() {
        return line() + " at "
                + headers.stream()
                        .filter(header -> header.name().equalsIgnoreCase("Host"))
                        .map(Header::value)
                        .findFirst()
                        .orElse(site.authority());
    }

    private boolean missing(String name) {
        return headers.stream().noneMatch(header -> header.name().equalsIgnoreCase(name));
    }
}
