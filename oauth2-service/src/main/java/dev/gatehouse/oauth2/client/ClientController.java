package dev.gatehouse.oauth2.client;

import dev.gatehouse.platform.tenant.Tenant;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code /admin/clients}: clients as administrators see them. */
@RestController
class ClientController {

    private final Clients clients;
    private final ClientJson json;

    ClientController(Clients clients, ClientJson json) {
        this.clients = clients;
        this.json = json;
    }

    @PostMapping("/admin/clients")
    ResponseEntity<ObjectNode> create(Tenant tenant, @RequestBody ObjectNode body) {
        Registration registration = clients.create(tenant, json.readRequest(body));
        return ResponseEntity.created(
                        URI.create("/admin/clients/" + registration.client().id()))
                .body(json.write(registration));
    }

    @GetMapping("/admin/clients/{id}")
    ObjectNode get(Tenant tenant, @PathVariable String id) {
        return json.write(clients.require(tenant, id));
    }
}
