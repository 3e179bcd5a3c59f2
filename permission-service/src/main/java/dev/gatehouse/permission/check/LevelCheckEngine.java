package dev.gatehouse.permission.check;

import dev.gatehouse.permission.check.CheckResult.Limit;
import dev.gatehouse.permission.configuration.EvaluationLimits;
import dev.gatehouse.permission.tuple.GraphStore;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.SteadyReads;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;

/**
 * Searches the graph of subject sets breadth first, with one statement for each level.
 *
 * <p>Say {@code doc#view} holds the sets {@code eng#member} and {@code ops#member}, and {@code eng#member} holds {@code ann}.
 * Is {@code ann} in {@code doc#view}? The first statement asks whether she is in {@code doc#view} itself, which she is not,
 * and returns the two sets; the second asks whether she is in one of these, and she is. A direct tuple costs one statement,
 * k sets in a row cost k + 1, however many sets a level has.
 *
 * <p>A set is met first on its shortest path, with the most depth left, so visiting each set once loses nothing to the depth
 * limit and ends cycles. That holds for unions only: a plan with intersections or negations needs more than one visited set.
 */
@Component
class LevelCheckEngine implements CheckEngine {

    private final GraphStore graph;
    private final SteadyReads reads;
    private final EvaluationLimits limits;
    private final Clock clock;

    LevelCheckEngine(GraphStore graph, SteadyReads reads, EvaluationLimits limits, Clock clock) {
        this.graph = graph;
        this.reads = reads;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public CheckResult check(ProjectId project, RelationTuple question, int depth) {
        Instant deadline = clock.instant().plus(limits.checkTime());
        try {
            return reads.read(revisions -> search(project, question, depth, deadline, revisions));
        } catch (QueryTimeoutException late) {
            return CheckResult.unknown(Limit.TIME, 0);
        }
    }

    private CheckResult search(
            ProjectId project, RelationTuple question, int depth, Instant deadline, SteadyReads.Revisions revisions) {
        Set<SubjectSet> level = Set.of(question.set());
        Set<SubjectSet> visited = new HashSet<>(level);
        int rows = limits.checkRows();
        for (int left = depth; ; left--) {
            Duration patience = Duration.between(clock.instant(), deadline);
            // One row more than allowed, so that running into the limit shows.
            GraphStore.Level found = graph.level(project, level, question.subject(), rows + 1, patience);
            long revision = found.revision();
            revisions.saw(revision);
            if (found.found()) {
                return CheckResult.member(revision);
            }
            rows -= found.next().size();
            level = new LinkedHashSet<>(found.next());
            level.removeIf(set -> !visited.add(set));
            if (level.isEmpty() && rows >= 0) {
                return CheckResult.notMember(revision);
            }
            if (rows < 0) {
                return CheckResult.unknown(Limit.ROWS, revision);
            }
            if (left == 1) {
                return CheckResult.unknown(Limit.DEPTH, revision);
            }
            if (level.size() > limits.checkWidth()) {
                return CheckResult.unknown(Limit.WIDTH, revision);
            }
            if (revisions.moved()) {
                // The answer will be thrown away and the search repeated.
                return CheckResult.notMember(revision);
            }
            if (!clock.instant().isBefore(deadline)) {
                return CheckResult.unknown(Limit.TIME, revision);
            }
        }
    }
}
