package dev.gatehouse.permission.change;

import dev.gatehouse.permission.consistency.SnapToken;
import dev.gatehouse.permission.consistency.SnapTokens;
import dev.gatehouse.permission.tuple.LoggedChange;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes changes as server-sent events: {@code tuples}, {@code heartbeat} and {@code model}, each with the token from which
 * to go on as its id. An event that breaks off is none to its reader, who gets it again.
 */
final class EventStreamWriter implements ChangeSink {

    // So soon a reader comes back when a stream has ended, which all of them do.
    private static final String BEGINNING = "retry: 1000\n\n";

    private final HttpServletResponse response;
    private final Function<SnapToken, String> tokens;
    private final ChangesWriter out;

    EventStreamWriter(HttpServletResponse response, JsonMapper json, Function<SnapToken, String> tokens) {
        this.response = response;
        this.tokens = tokens;
        out = new ChangesWriter(response, json);
    }

    @Override
    public void begin(SnapToken state) {
        response.setHeader(SnapTokens.HEADER, tokens.apply(state));
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        // Proxies that keep answers back until they are complete would never send this one.
        response.setHeader("X-Accel-Buffering", "no");
        out.text(BEGINNING);
    }

    @Override
    public void open(SnapToken state) {
        out.text("event: tuples\nid: " + tokens.apply(state) + "\ndata: {");
        out.open();
    }

    @Override
    public void change(LoggedChange change) {
        out.change(change);
    }

    @Override
    public void close(Instant committed) {
        out.close(committed);
        out.text("}\n\n");
    }

    @Override
    public void heartbeat(SnapToken state) {
        empty("heartbeat", state);
    }

    @Override
    public void model(SnapToken state) {
        empty("model", state);
    }

    @Override
    public void flush() {
        out.flush();
    }

    private void empty(String event, SnapToken state) {
        out.text("event: " + event + "\nid: " + tokens.apply(state) + "\ndata: {}\n\n");
    }
}
