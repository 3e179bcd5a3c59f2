package dev.gatehouse.platform.configuration;

import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.node.ObjectNode;

/** Asks the project service, where it is a process of its own. */
public final class HttpConfigurationDocuments implements ConfigurationDocuments {

    /** The resource of the project service. */
    interface Documents {
        @GetExchange("/internal/projects/{project}/revisions/{revision}/configurations/{service}")
        ResponseEntity<ObjectNode> load(
                @PathVariable("project") UUID project,
                @PathVariable("revision") UUID revision,
                @PathVariable("service") String service);
    }

    private final Documents documents;

    /** @param projects a client of the project service's internal paths, with deadlines and an assertion */
    public HttpConfigurationDocuments(RestClient projects) {
        this.documents = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(projects))
                .build()
                .createClient(Documents.class);
    }

    @Override
    public Optional<ObjectNode> find(ProjectId project, RevisionId revision, ServiceName service) {
        try {
            return Optional.ofNullable(documents
                    .load(project.value(), revision.value(), service.key())
                    .getBody());
        } catch (HttpClientErrorException.NotFound missing) {
            return Optional.empty();
        }
    }
}
