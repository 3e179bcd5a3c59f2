package dev.gatehouse.permission;

import dev.gatehouse.platform.tenant.ProjectId;
import java.util.HashMap;
import java.util.Map;

/**
 * How many requests of a kind that lasts for long this process serves at a time. No project gets more than half of them, so
 * that whoever holds all it can get keeps nobody else out.
 */
public final class Permits {

    private final int most;
    private final int mostOfProject;
    private final Map<ProjectId, Integer> taken = new HashMap<>();
    private int total;

    public Permits(int most) {
        this.most = most;
        mostOfProject = Math.max(1, most / 2);
    }

    /** Whether a project may go on now; then it has to {@link #giveBack give back} what it got. */
    public synchronized boolean take(ProjectId project) {
        int ofProject = taken.getOrDefault(project, 0);
        if (total == most || ofProject == mostOfProject) {
            return false;
        }
        taken.put(project, ofProject + 1);
        total++;
        return true;
    }

    public synchronized void giveBack(ProjectId project) {
        taken.computeIfPresent(project, (_, count) -> count == 1 ? null : (Integer) (count - 1));
        total--;
    }
}
