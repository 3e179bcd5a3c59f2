package dev.gatehouse.permission;

import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import java.util.Optional;

/** Port to the project service: what a project is at this moment, for answers that last longer than their request's tenant. */
public interface CurrentProjects {

    /**
     * A project as the next request will find it.
     *
     * @param revision of its configuration
     * @param running whether its data plane is served
     */
    record CurrentProject(RevisionId revision, boolean running) {}

    /** Empty when there is no such project any more. */
    Optional<CurrentProject> find(ProjectId project);
}
