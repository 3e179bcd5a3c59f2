package dev.gatehouse.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** One request on its way: {@code client.post("/oauth2/token").basic("id", "secret").form("grant_type", "…").send()}. */
public final class TestRequest {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String method;
    private final URI uri;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();

    private HttpRequest.BodyPublisher body = BodyPublishers.noBody();

    TestRequest(String method, URI uri) {
        this.method = method;
        this.uri = uri;
    }

    /** Adds a header; said twice, it is sent twice. */
    public TestRequest header(String name, String value) {
        headers.add(Map.entry(name, value));
        return this;
    }

    public TestRequest bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    /** RFC 7617; OAuth clients' ids and secrets are form-encoded first (RFC 6749 §2.3.1). */
    public TestRequest basic(String user, String password) {
        String pair = URLEncoder.encode(user, UTF_8) + ":" + URLEncoder.encode(password, UTF_8);
        return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    }

    public TestRequest cookie(String name, String value) {
        return header("Cookie", name + "=" + value);
    }

    /** A body of JSON, from its text. */
    public TestRequest json(String text) {
        return body("application/json", text);
    }

    /** A body of JSON, from a map, a list, a record or a tree. */
    public TestRequest json(Object value) {
        return json(JsonMapper.shared().writeValueAsString(value));
    }

    /** A body of a form, from names and values in turn; a name may occur more than once. */
    public TestRequest form(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("Each name has a value.");
        }
        String text = IntStream.range(0, namesAndValues.length / 2)
                .mapToObj(i -> URLEncoder.encode(namesAndValues[2 * i], UTF_8) + "="
                        + URLEncoder.encode(namesAndValues[2 * i + 1], UTF_8))
                .collect(joining("&"));
        return body("application/x-www-form-urlencoded", text);
    }

    /** Any body. */
    public TestRequest body(String contentType, String text) {
        body = BodyPublishers.ofString(text);
        return header("Content-Type", contentType);
    }

    /** Any body that is sent while it is read; it has no length. */
    public TestRequest stream(String contentType, Supplier<InputStream> bytes) {
        body = BodyPublishers.ofInputStream(bytes);
        return header("Content-Type", contentType);
    }

    /** Sends it and waits for the whole answer. */
    public TestResponse send() {
        HttpResponse<String> response = send(BodyHandlers.ofString(UTF_8));
        return new TestResponse(response.statusCode(), response.headers(), response.body());
    }

    /** Sends it and waits for the beginning of the answer; the caller reads the rest, and closes it. */
    public HttpResponse<InputStream> open() {
        return send(BodyHandlers.ofInputStream());
    }

    private <T> HttpResponse<T> send(BodyHandler<T> handler) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).method(method, body).timeout(PATIENCE);
        headers.forEach(header -> request.header(header.getKey(), header.getValue()));
        try {
            return HTTP.send(request.build(), handler);
        } catch (IOException failure) {
            throw new UncheckedIOException(method + " " + uri + " got no answer.", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test was interrupted.", interrupted);
        }
    }
}
