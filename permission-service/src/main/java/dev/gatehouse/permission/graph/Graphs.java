package dev.gatehouse.permission.graph;

import dev.gatehouse.platform.tenant.ProjectId;
import java.util.function.Function;

/** Where the graph of a project is had from. */
public interface Graphs {

    /** How much of a graph a reader wants to see. */
    enum Extent {
        /** A few paths, as a check follows them: it is read at once, within the limits of checks. */
        PATHS,
        /**
         * Possibly all of it, as for a list: worth waiting for a moment when the graph is about to be in memory, and within
         * the limits of lists else.
         */
        WHOLE
    }

    /**
     * Reads a graph of the project. The graph holds while the function runs and not behind it; the function runs in the
     * calling thread and may run twice, so it keeps nothing outside itself.
     *
     * @throws dev.gatehouse.platform.problem.ProblemException when a revision that was asked for cannot be had (any more)
     */
    <T> T read(ProjectId project, Consistency consistency, Extent extent, Function<TupleGraph, T> reader);

    /** Reads a few paths of a graph. */
    default <T> T read(ProjectId project, Consistency consistency, Function<TupleGraph, T> reader) {
        return read(project, consistency, Extent.PATHS, reader);
    }
}
