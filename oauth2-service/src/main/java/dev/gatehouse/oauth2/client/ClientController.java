package dev.gatehouse.oauth2.client;

import dev.gatehouse.platform.tenant.Tenant;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
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

    @PutMapping("/admin/clients/{id}")
    ObjectNode replace(Tenant tenant, @PathVariable String id, @RequestBody ObjectNode body) {
        ClientRequest request = json.readRequest(body);
        return json.write(clients.replace(tenant, id, request), request.secret());
    }

    @PutMapping("/admin/clients/{id}/lifespans")
    ObjectNode replaceLifespans(Tenant tenant, @PathVariable String id, @RequestBody ObjectNode body) {
        return json.write(clients.replaceLifespans(tenant, id, json.readLifespans(body)));
    }

    @DeleteMapping("/admin/clients/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Tenant tenant, @PathVariable String id) {
        clients.remove(tenant, id);
    }
}
