package dev.gatehouse.permission.problem;

import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where in a request a tuple stands, so that the sender of many learns which of them was refused.
 *
 * @param index its place in a list of changes; null where there is only one tuple
 */
public record Place(@Nullable Integer index) {

    /** The only tuple of a request. */
    public static final Place ONLY = new Place(null);

    /** An item of a list of changes. */
    public static Place item(int index) {
        return new Place(index);
    }

    /** Refuses the request because of a member of the tuple. */
    public ProblemException tupleField(Problem problem, String field) {
        return itemField(problem, "relation_tuple." + field);
    }

    /** Refuses the request because of a member of the item. */
    public ProblemException itemField(Problem problem, String field) {
        return (index == null ? problem : problem.withDetails(Map.of("index", index, "field", field))).exception();
    }
}
