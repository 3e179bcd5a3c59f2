package dev.gatehouse.permission.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Server-sent events as they come. */
final class EventStream implements AutoCloseable {

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    EventStream(HttpResponse<InputStream> response) {
        this.response = response;
        lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** One event. */
    record Event(String name, String id, JsonNode data) {}

    HttpResponse<InputStream> response() {
        return response;
    }

    /** The next event that is no heartbeat; empty at the end of the stream. */
    Optional<Event> next() {
        while (true) {
            Optional<Event> event = any();
            if (event.isEmpty() || !event.get().name().equals("heartbeat")) {
                return event;
            }
        }
    }

    /** The next event; empty at the end of the stream. */
    Optional<Event> any() {
        String name = "";
        String id = "";
        String data = "";
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && !data.isEmpty()) {
                    return Optional.of(new Event(name, id, JsonMapper.shared().readTree(data)));
                }
            }
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
