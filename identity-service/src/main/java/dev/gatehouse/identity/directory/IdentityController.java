package dev.gatehouse.identity.directory;

import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.problem.IdentityProblems;
import dev.gatehouse.identity.wire.PageRequest;
import dev.gatehouse.platform.web.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The administrator's API over identities (identity.md §15). The gateway lets nobody else reach it. */
@RestController
class IdentityController {

    private static final int DEFAULT_PAGE = 250;
    private static final int GREATEST_PAGE = 1000;

    private final Identities identities;
    private final IdentityRequestReader bodies;

    IdentityController(Identities identities, IdentityRequestReader bodies) {
        this.identities = identities;
        this.bodies = bodies;
    }

    @PostMapping("/admin/identities")
    ResponseEntity<IdentityJson> create(Realm realm, HttpServletRequest request) throws IOException {
        Identity identity =
                identities.create(realm, bodies.draft(request.getInputStream().readAllBytes()));
        // Without /admin, as the contract's server writes it.
        URI location = URI.create(realm.address("/identities/" + identity.id()));
        return ResponseEntity.created(location).body(IdentityJson.created(realm, identity));
    }

    @GetMapping("/admin/identities/{id}")
    IdentityJson get(Realm realm, @PathVariable String id, QueryParameters query) {
        Set<CredentialType> open = open(query);
        return IdentityId.find(id)
                .flatMap(known -> identities.find(realm, known))
                .map(identity -> IdentityJson.read(realm, identity, open))
                .orElseThrow(IdentityProblems::unknown);
    }

    @GetMapping("/admin/identities")
    ResponseEntity<List<IdentityJson>> list(Realm realm, QueryParameters query) {
        PageRequest page = PageRequest.of(query, DEFAULT_PAGE, GREATEST_PAGE);
        List<IdentityJson> views = identities.list(realm, page.offsetFromOne(), page.size()).stream()
                .map(identity -> IdentityJson.listed(realm, identity))
                .toList();
        return ResponseEntity.ok()
                .headers(page.headers(realm.address("/admin/identities"), identities.count(realm)))
                .body(views);
    }

    private static Set<CredentialType> open(QueryParameters query) {
        Set<CredentialType> open = EnumSet.noneOf(CredentialType.class);
        for (String asked : query.all("include_credential")) {
            if (!asked.equals(CredentialType.OIDC.text())) {
                throw IdentityProblems.malformed("Invalid value `" + asked + "` for parameter `include_credential`.");
            }
            open.add(CredentialType.OIDC);
        }
        return open;
    }
}
