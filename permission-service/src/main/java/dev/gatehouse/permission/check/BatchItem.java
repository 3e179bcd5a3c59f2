package dev.gatehouse.permission.check;

import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.platform.problem.Problem;

/** One of several questions that are asked together. */
sealed interface BatchItem {

    /** A question. */
    record Asked(RelationTuple question) implements BatchItem {}

    /** Something that cannot be answered, which does not keep the others from it. */
    record Refused(Problem problem) implements BatchItem {}
}
