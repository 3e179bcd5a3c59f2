package dev.gatehouse.testkit;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer, as it came.
 *
 * @param status the status code
 * @param headers all headers
 * @param text the body, empty when there is none
 */
public record TestResponse(int status, HttpHeaders headers, String text) {

    /** The first header of that name. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** All headers of that name, such as {@code Set-Cookie}. */
    public List<String> headers(String name) {
        return headers.allValues(name);
    }

    /** The value of a cookie that the answer sets. */
    public Optional<String> cookie(String name) {
        return headers("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1).split(";", 2)[0])
                .findFirst();
    }

    /** The body as JSON. */
    public JsonNode json() {
        return JsonMapper.shared().readTree(text);
    }

    /** Something in the JSON body by its pointer (RFC 6901); a missing node when it is not there. */
    public JsonNode at(String pointer) {
        return json().at(pointer);
    }

    /** The answer itself when it has the status, else a failure that shows what came instead. */
    public TestResponse expect(int expected) {
        if (status != expected) {
            throw new AssertionError("Expected status %d, but got %d: %s".formatted(expected, status, text));
        }
        return this;
    }
}
