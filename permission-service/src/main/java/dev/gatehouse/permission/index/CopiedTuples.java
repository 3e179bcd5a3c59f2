package dev.gatehouse.permission.index;

import dev.gatehouse.permission.tuple.TupleTerms;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads tuples in the binary format of {@code COPY} without making a string of each name: a header, then of each row the number
 * of its fields and of each field its length and its bytes.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-copy.html">COPY, "Binary Format"</a>
 */
final class CopiedTuples {

    static final int NAMESPACE = 0;
    static final int OBJECT = 1;
    static final int RELATION = 2;
    static final int SUBJECT_IS_SET = 3;
    static final int SUBJECT_NAMESPACE = 4;
    static final int SUBJECT_OBJECT = 5;
    static final int SUBJECT_RELATION = 6;
    static final int EXPIRES_AT = 7;
    static final int CONDITION_NAME = 8;
    static final int CONDITION_CONTEXT = 9;
    static final int FIELDS = 10;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final int SIGNATURE = 11;
    private static final int HEADER = SIGNATURE + 8;
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final IndexBuilder into;
    private final int[] begins = new int[FIELDS];
    private final int[] lengths = new int[FIELDS];
    private boolean begun;

    CopiedTuples(IndexBuilder into) {
        this.into = into;
    }

    /** Reads a message, which holds whole rows. */
    void read(byte[] message) {
        int at = 0;
        if (!begun) {
            at = HEADER + (int) INT.get(message, HEADER - 4);
            begun = true;
        }
        while (at < message.length) {
            int fields = (short) SHORT.get(message, at);
            at += 2;
            if (fields == FIELDS) {
                at = split(message, at);
                into.add(message, begins, lengths, terms(message));
            } else if (fields != -1) {
                throw new IllegalStateException("A row has %d fields.".formatted(fields));
            }
        }
    }

    private int split(byte[] message, int begin) {
        int at = begin;
        for (int field = 0; field < FIELDS; field++) {
            int length = (int) INT.get(message, at);
            at += 4;
            begins[field] = at;
            lengths[field] = length;
            at += Math.max(0, length);
        }
        return at;
    }

    private @Nullable TupleTerms terms(byte[] message) {
        boolean expires = lengths[EXPIRES_AT] >= 0;
        boolean conditional = lengths[CONDITION_NAME] >= 0;
        if (!expires && !conditional) {
            return null;
        }
        return new TupleTerms(
                expires ? EPOCH.plus((long) LONG.get(message, begins[EXPIRES_AT]), ChronoUnit.MICROS) : null,
                conditional
                        ? new TupleTerms.Condition(text(message, CONDITION_NAME), text(message, CONDITION_CONTEXT))
                        : null);
    }

    private String text(byte[] message, int field) {
        return new String(message, begins[field], Math.max(0, lengths[field]), StandardCharsets.UTF_8);
    }
}
