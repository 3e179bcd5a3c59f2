package dev.gatehouse.permission.change;

import dev.gatehouse.permission.tuple.LoggedChange;
import dev.gatehouse.permission.wire.TupleJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/** Writes the members of one transaction, {@code changes} and {@code commit_time}, change by change. */
final class ChangesWriter {

    private final HttpServletResponse response;
    private final JsonMapper json;
    private boolean first = true;

    ChangesWriter(HttpServletResponse response, JsonMapper json) {
        this.response = response;
        this.json = json;
    }

    void open() {
        first = true;
        text("\"changes\":[");
    }

    void change(LoggedChange change) {
        text((first ? "" : ",") + "{\"action\":\"" + (change.inserted() ? "insert" : "delete")
                + "\",\"relation_tuple\":"
                + json.writeValueAsString(TupleJson.of(change.stored())) + "}");
        first = false;
    }

    void close(Instant committed) {
        text("],\"commit_time\":\"" + committed + "\"");
    }

    void text(String text) {
        try {
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    void flush() {
        try {
            response.getOutputStream().flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
