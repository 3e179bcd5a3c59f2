package dev.gatehouse.project.registry;

import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.configuration.ConfigurationDocuments;
import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import dev.gatehouse.platform.problem.ProblemException;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Uuids;
import java.util.Arrays;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Hands services in other processes their configuration. It holds secrets, so nobody but a service gets it. */
@RestController
class ConfigurationController {

    private final ConfigurationDocuments documents;

    ConfigurationController(ConfigurationDocuments documents) {
        this.documents = documents;
    }

    @GetMapping("/internal/projects/{project}/revisions/{revision}/configurations/{service}")
    ObjectNode find(
            Caller caller, @PathVariable String project, @PathVariable String revision, @PathVariable String service) {
        if (!(caller instanceof Caller.Service)) {
            throw none();
        }
        ServiceName name = Arrays.stream(ServiceName.values())
                .filter(known -> known.key().equals(service))
                .findFirst()
                .orElseThrow(ConfigurationController::none);
        return ProjectId.find(project)
                .flatMap(id ->
                        Uuids.find(revision).map(RevisionId::new).flatMap(pinned -> documents.find(id, pinned, name)))
                .orElseThrow(ConfigurationController::none);
    }

    private static ProblemException none() {
        return Problem.of(ProblemCode.NOT_FOUND).exception();
    }
}
