package dev.gatehouse.endtoend.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back.
 *
 * @param request the request line and host, for messages of failed assertions
 * @param headers by name in small letters, in the order they came
 */
public record Answer(String request, int status, Map<String, List<String>> headers, String body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The first header of that name. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** The cookies that it sets, as a browser sends them back. */
    public String cookies() {
        return headers.getOrDefault("set-cookie", List.of()).stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }

    /** The body as JSON; a failure of the test when it is none. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (RuntimeException malformed) {
            throw new AssertionError("No JSON came: " + this, malformed);
        }
    }

    /** The text at a JSON pointer; a failure of the test when there is none. */
    public String text(String pointer) {
        JsonNode found = json().at(pointer);
        if (!found.isString()) {
            throw new AssertionError("There is no text at " + pointer + ": " + this);
        }
        return found.asString();
    }

    /** This answer when it has the status; a failure of the test otherwise. */
    public Answer expect(int wanted) {
        if (status != wanted) {
            throw new AssertionError("Wanted " + wanted + ": " + this);
        }
        return this;
    }

    @Override
    public String toString() {
        String shown = body.length() > 2000 ? body.substring(0, 2000) + "…" : body;
        return request + " → " + status + " " + headers + "\n" + shown;
    }
}
