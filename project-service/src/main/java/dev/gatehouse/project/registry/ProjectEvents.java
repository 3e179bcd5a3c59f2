package dev.gatehouse.project.registry;

import dev.gatehouse.platform.event.EventLog;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import java.util.Map;

/** What other parts of the installation learn about projects. */
final class ProjectEvents {

    private final EventLog events;

    ProjectEvents(EventLog events) {
        this.events = events;
    }

    /** Tells, in the transaction that makes it, of a project's new revision; its first one too. */
    void changed(ProjectId project, RevisionId revision) {
        events.append(project, "project.changed", Map.of("revision_id", revision.toString()));
    }
}
