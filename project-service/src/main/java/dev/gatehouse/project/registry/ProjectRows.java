package dev.gatehouse.project.registry;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/** The rows of {@code project.projects}. */
interface ProjectRows extends Repository<ProjectRow, UUID> {

    Optional<ProjectRow> findById(UUID id);

    /** Holds the row until the transaction ends, so that changes of one project follow one another. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<ProjectRow> findForChangeById(UUID id);

    ProjectRow saveAndFlush(ProjectRow row);
}
