package dev.gatehouse.permission.bulk;

import dev.gatehouse.permission.tuple.StoredTuple;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tuples one after the other, each of a line. */
interface TupleLines {

    /**
     * The next tuple; null behind the last.
     *
     * @throws dev.gatehouse.platform.problem.ProblemException for a line that is no tuple; it names the line
     */
    @Nullable StoredTuple next() throws IOException;

    /** The line of the last tuple that was given, from 1 on; behind the last tuple that of the end. */
    long line();
}
