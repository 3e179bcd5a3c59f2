package dev.gatehouse.permission.database;

import dev.gatehouse.permission.configuration.EvaluationLimits;
import dev.gatehouse.permission.configuration.ListSettings;
import dev.gatehouse.permission.graph.Graphs.Extent;
import java.time.Duration;

/**
 * What one request may read from the database.
 *
 * @param rows how many tuples
 * @param width how many names a statement may ask for
 * @param inPortions whether what is wider is asked for in portions; else that is a limit of the request
 * @param time how long it may take
 */
record Allowance(int rows, int width, boolean inPortions, Duration time) {

    static Allowance of(Extent extent, EvaluationLimits limits, ListSettings lists) {
        return switch (extent) {
            case PATHS -> new Allowance(limits.checkRows(), limits.checkWidth(), false, limits.checkTime());
            case WHOLE -> new Allowance(lists.rows(), limits.checkWidth(), true, lists.time());
        };
    }
}
