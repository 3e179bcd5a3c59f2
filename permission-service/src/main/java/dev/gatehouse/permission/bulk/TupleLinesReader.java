package dev.gatehouse.permission.bulk;

import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.problem.Place;
import dev.gatehouse.permission.tuple.StoredTuple;
import dev.gatehouse.permission.wire.TupleJson;
import dev.gatehouse.platform.web.JsonText;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/** Reads NDJSON: a tuple a line, in UTF-8; blank lines are left out. Holds one line at a time. */
final class TupleLinesReader implements TupleLines {

    private static final int LONGEST_LINE = 1 << 20;
    private static final int READ_AT_ONCE = 1 << 16;

    private final InputStream stream;
    private final ObjectReader reader;
    private byte[] buffer = new byte[READ_AT_ONCE];
    private int from;
    private int end;
    private boolean over;
    private long line;

    /** @param reader of {@link TupleJson} */
    TupleLinesReader(InputStream stream, ObjectReader reader) {
        this.stream = stream;
        this.reader = reader;
    }

    @Override
    public @Nullable StoredTuple next() throws IOException {
        while (true) {
            byte[] text = nextLine();
            if (text == null) {
                return null;
            }
            line++;
            if (!isBlank(text)) {
                return tuple(text);
            }
        }
    }

    @Override
    public long line() {
        return line;
    }

    private StoredTuple tuple(byte[] text) {
        Place place = Place.line(line);
        TupleJson tuple;
        try {
            tuple = JsonText.isClean(text) ? reader.<@Nullable TupleJson>readValue(text) : null;
        } catch (JacksonException malformed) {
            tuple = null;
        }
        if (tuple == null) {
            throw place.itemField(PermissionProblems.badLine(), "relation_tuple");
        }
        return tuple.stored(place);
    }

    private byte @Nullable [] nextLine() throws IOException {
        int searched = from;
        while (true) {
            for (int at = searched; at < end; at++) {
                if (buffer[at] == '\n') {
                    byte[] found = Arrays.copyOfRange(buffer, from, at);
                    from = at + 1;
                    return found;
                }
            }
            searched = end - from;
            if (over) {
                byte[] rest = from < end ? Arrays.copyOfRange(buffer, from, end) : null;
                from = end;
                return rest;
            }
            fill();
        }
    }

    // Moves what is left to the beginning and reads behind it.
    private void fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, end - from);
        end -= from;
        from = 0;
        if (end == buffer.length) {
            if (end >= LONGEST_LINE) {
                throw Place.line(line + 1).itemField(PermissionProblems.longLine(LONGEST_LINE), "relation_tuple");
            }
            buffer = Arrays.copyOf(buffer, 2 * end);
        }
        int got = read();
        if (got < 0) {
            over = true;
        } else {
            end += got;
        }
    }

    private int read() throws IOException {
        try {
            return stream.read(buffer, end, buffer.length - end);
        } catch (ZipException | EOFException broken) {
            throw Place.line(line + 1).itemField(PermissionProblems.badCompression(), "relation_tuple");
        }
    }

    private static boolean isBlank(byte[] text) {
        for (byte character : text) {
            if (character != ' ' && character != '\t' && character != '\r') {
                return false;
            }
        }
        return true;
    }
}
