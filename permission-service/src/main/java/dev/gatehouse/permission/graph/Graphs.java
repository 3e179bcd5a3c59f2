package dev.gatehouse.permission.graph;

import dev.gatehouse.platform.tenant.ProjectId;
import java.util.function.Function;

/** Where the graph of a project is had from. */
public interface Graphs {

    /**
     * Reads a graph of the project. The graph holds while the function runs and not behind it; the function runs in the
     * calling thread and may run twice, so it keeps nothing outside itself.
     *
     * @throws dev.gatehouse.platform.problem.ProblemException when a revision that was asked for cannot be had (any more)
     */
    <T> T read(ProjectId project, Consistency consistency, Function<TupleGraph, T> reader);
}
