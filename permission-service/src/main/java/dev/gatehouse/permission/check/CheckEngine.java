package dev.gatehouse.permission.check;

import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.platform.tenant.ProjectId;

/** Answers whether a tuple follows from the stored ones. Which namespaces there are is settled before. */
public interface CheckEngine {

    /**
     * Evaluates a question at one revision of the project's tuples.
     *
     * @param question the tuple asked about; a subject set is asked for as itself, not member by member
     * @param depth how many tuples may follow one another; at least 1, which reaches direct tuples only
     */
    CheckResult check(ProjectId project, RelationTuple question, int depth);
}
