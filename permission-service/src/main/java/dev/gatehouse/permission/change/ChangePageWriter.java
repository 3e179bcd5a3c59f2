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
 * Writes changes as one JSON object: {@code events}, of which each has the token from which to go on behind it, and the token
 * behind all of them.
 */
final class ChangePageWriter implements ChangeSink {

    private final HttpServletResponse response;
    private final Function<SnapToken, String> tokens;
    private final ChangesWriter out;
    private boolean first = true;

    ChangePageWriter(HttpServletResponse response, JsonMapper json, Function<SnapToken, String> tokens) {
        this.response = response;
        this.tokens = tokens;
        out = new ChangesWriter(response, json);
    }

    @Override
    public void begin(SnapToken state) {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        out.text("{\"events\":[");
    }

    @Override
    public void open(SnapToken state) {
        event("tuples", state);
        out.text(",");
        out.open();
    }

    @Override
    public void change(LoggedChange change) {
        out.change(change);
    }

    @Override
    public void close(Instant committed) {
        out.close(committed);
        out.text("}");
    }

    /** The last word of a page. */
    @Override
    public void heartbeat(SnapToken state) {
        if (!response.isCommitted()) {
            response.setHeader(SnapTokens.HEADER, tokens.apply(state));
        }
        out.text("],\"snaptoken\":\"" + tokens.apply(state) + "\"}");
    }

    @Override
    public void model(SnapToken state) {
        event("model", state);
        out.text("}");
    }

    @Override
    public void flush() {
        // It is complete, so the end of the answer does that.
    }

    private void event(String name, SnapToken state) {
        out.text((first ? "" : ",") + "{\"event\":\"" + name + "\",\"snaptoken\":\"" + tokens.apply(state) + "\"");
        first = false;
    }
}
