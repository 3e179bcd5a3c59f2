package dev.gatehouse.permission.bulk;

import dev.gatehouse.permission.consistency.SnapTokens;
import dev.gatehouse.permission.tuple.StoredTuple;
import dev.gatehouse.permission.tuple.TupleSink;
import dev.gatehouse.permission.wire.TupleJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.LongFunction;
import tools.jackson.databind.ObjectWriter;

/** Writes an answer of one tuple a line while the tuples come. */
final class TupleLinesWriter implements TupleSink {

    private final HttpServletResponse response;
    private final ObjectWriter json;
    private final LongFunction<String> tokens;

    /** @param tokens the snaptoken of a revision */
    TupleLinesWriter(HttpServletResponse response, ObjectWriter json, LongFunction<String> tokens) {
        this.response = response;
        this.json = json;
        this.tokens = tokens;
    }

    @Override
    public void begin(long revision) {
        response.setHeader(SnapTokens.HEADER, tokens.apply(revision));
        response.setContentType("application/x-ndjson");
    }

    @Override
    public void tuple(StoredTuple stored) {
        try {
            OutputStream out = response.getOutputStream();
            out.write(json.writeValueAsBytes(TupleJson.of(stored)));
            out.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
