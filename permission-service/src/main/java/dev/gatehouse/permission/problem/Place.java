package dev.gatehouse.permission.problem;

import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where in a request a tuple stands, so that the sender of many learns which of them was refused.
 *
 * @param counted what is counted, in the name of the detail that tells it; null where there is only one tuple
 * @param number its place
 */
public record Place(@Nullable String counted, long number) {

    /** The only tuple of a request. */
    public static final Place ONLY = new Place(null, 0);

    /** An item of a list of changes, from 0 on. */
    public static Place item(int index) {
        return new Place("index", index);
    }

    /** A line of a text, from 1 on. */
    public static Place line(long line) {
        return new Place("line", line);
    }

    /** Refuses the request because of a member of the tuple. */
    public ProblemException tupleField(Problem problem, String field) {
        return itemField(problem, "relation_tuple." + field);
    }

    /** Refuses the request because of a member of the item. */
    public ProblemException itemField(Problem problem, String field) {
        return (counted == null ? problem : problem.withDetails(Map.of(counted, number, "field", field))).exception();
    }
}
