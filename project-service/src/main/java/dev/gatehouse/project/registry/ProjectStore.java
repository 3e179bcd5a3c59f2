package dev.gatehouse.project.registry;

import dev.gatehouse.platform.tenant.ProjectId;
import java.util.Optional;

/** Where projects are kept. Changing methods take part in the caller's transaction. */
interface ProjectStore {

    /** @throws org.springframework.dao.DuplicateKeyException when the slug or the host is taken */
    void create(ProjectId project, Project created);

    Optional<Project> find(ProjectId project);

    /** Like {@link #find}, and nobody else changes the project until the transaction ends. */
    Optional<Project> findForChange(ProjectId project);

    /** Makes a new revision the current one. */
    void advance(ProjectId project, Revision next);
}
