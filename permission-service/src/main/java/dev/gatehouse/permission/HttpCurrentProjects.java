package dev.gatehouse.permission;

import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** Asks the project service, where it is a process of its own. */
final class HttpCurrentProjects implements CurrentProjects {

    private record Answer(UUID revision, String state) {}

    private final RestClient projects;

    /** @param projects a client of the project service's internal paths, with deadlines and an assertion */
    HttpCurrentProjects(RestClient projects) {
        this.projects = projects;
    }

    @Override
    public Optional<CurrentProject> find(ProjectId project) {
        try {
            return Optional.ofNullable(projects.get()
                            .uri("/internal/directory/projects/{id}", project.value())
                            .retrieve()
                            .body(Answer.class))
                    .map(answer -> new CurrentProject(
                            new RevisionId(answer.revision()), answer.state().equals("running")));
        } catch (HttpClientErrorException.NotFound gone) {
            return Optional.empty();
        }
    }
}
