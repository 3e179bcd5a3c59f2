package dev.gatehouse.project.registry;

import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where revisions are kept, for ever. Secrets in settings are sealed before they are stored. */
interface RevisionStore {

    /** A revision without its settings. */
    record RevisionSummary(RevisionId id, String name, String author, Instant createdAt) {}

    void add(ProjectId project, Revision revision);

    Optional<Revision> find(ProjectId project, RevisionId revision);

    /** The newest first. */
    List<RevisionSummary> list(ProjectId project);
}
