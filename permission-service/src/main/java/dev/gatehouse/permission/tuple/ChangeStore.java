package dev.gatehouse.permission.tuple;

import dev.gatehouse.platform.tenant.ProjectId;
import java.util.Set;

/** What every revision changed, for as long as it is kept. */
public interface ChangeStore {

    /**
     * The next changes behind a position, in their order.
     *
     * @param namespaces of the tuples' objects; none for all
     * @param most how many changes are read at most; fewer are all there are
     */
    LoggedChanges after(ProjectId project, ChangePosition position, Set<String> namespaces, int most);
}
