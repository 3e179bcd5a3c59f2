package dev.gatehouse.gateway.admission;

import dev.gatehouse.platform.access.Admission;
import dev.gatehouse.platform.problem.Problem;

/** What became of a request at the gateway. */
public sealed interface Decision {

    /** It is served, for this tenant and caller. */
    record Admitted(Admission admission) implements Decision {}

    /** It ends here. */
    record Refused(Problem problem) implements Decision {}
}
