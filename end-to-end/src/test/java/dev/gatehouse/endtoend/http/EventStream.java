package dev.gatehouse.endtoend.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** Server-sent events as they arrive (HTML, "Server-sent events"). */
public final class EventStream implements AutoCloseable {

    private final Socket socket;
    private final int status;
    private final InputStream in;

    EventStream(Socket socket, int status, InputStream in) {
        this.socket = socket;
        this.status = status;
        this.in = in;
    }

    /**
     * One event.
     *
     * @param id by which a client resumes after it; empty where it has none
     * @param name its kind
     */
    public record Event(String id, String name, String data) {}

    public int status() {
        return status;
    }

    /** Waits for the next event like that, and passes over others, such as signs of life. */
    public Event await(Predicate<Event> wanted) {
        try {
            Event event = next();
            while (!wanted.test(event)) {
                event = next();
            }
            return event;
        } catch (IOException failure) {
            throw new UncheckedIOException("No such event came.", failure);
        }
    }

    private Event next() throws IOException {
        String id = "";
        String name = "message";
        StringBuilder data = new StringBuilder();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1).stripLeading();
            switch (field) {
                case "id" -> id = value;
                case "event" -> name = value;
                case "data" -> data.append(value).append('\n');
                // A comment, or how long to wait before coming back.
                default -> {}
            }
        }
        return new Event(id, name, data.toString().strip());
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The stream ended.");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
