package dev.gatehouse.project;

import dev.gatehouse.platform.assertion.ServiceAddresses;
import dev.gatehouse.platform.assertion.ServiceClients;
import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.node.ObjectNode;

/** Asks the permission service, where it is a process of its own. What it cannot check now is not stored. */
final class HttpPermissionDocuments implements PermissionDocuments {

    private static final Logger log = LoggerFactory.getLogger(HttpPermissionDocuments.class);

    private final RestClient permissions;

    HttpPermissionDocuments(ServiceClients clients, ServiceAddresses addresses) {
        permissions = clients.at(addresses.permissionUrl());
    }

    @Override
    public Verdict check(ObjectNode settings) {
        try {
            return Objects.requireNonNull(permissions
                    .post()
                    .uri("/internal/permission/settings/check")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(settings)
                    .retrieve()
                    .body(Verdict.class));
        } catch (RestClientException unreachable) {
            log.error("The permission service cannot check settings.", unreachable);
            throw Problem.of(ProblemCode.UNAVAILABLE, "The permission settings cannot be checked at the moment.")
                    .exception();
        }
    }
}
