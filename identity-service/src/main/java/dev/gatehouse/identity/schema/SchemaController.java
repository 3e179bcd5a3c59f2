package dev.gatehouse.identity.schema;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.configuration.SchemaSettings.Reference;
import dev.gatehouse.identity.csrf.CsrfCookies;
import dev.gatehouse.identity.problem.IdentityProblems;
import dev.gatehouse.identity.wire.PageRequest;
import dev.gatehouse.platform.web.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the identity schemas of a project (identity.md §14). */
@RestController
class SchemaController {

    private static final int DEFAULT_PAGE = 250;
    private static final int GREATEST_PAGE = 1000;

    record Published(String id, @JsonRawValue String schema) {}

    private final IdentitySchemas schemas;
    private final CsrfCookies csrf;

    SchemaController(IdentitySchemas schemas, CsrfCookies csrf) {
        this.schemas = schemas;
        this.csrf = csrf;
    }

    @GetMapping("/schemas")
    ResponseEntity<List<Published>> list(
            Realm realm, QueryParameters query, HttpServletRequest request, HttpServletResponse response) {
        csrf.ensure(realm, request, response);
        List<Reference> all = realm.configuration().schemas().schemas();
        PageRequest page = PageRequest.of(query, DEFAULT_PAGE, GREATEST_PAGE);
        List<Published> published = all.stream()
                .skip(page.offset())
                .limit(page.size())
                .map(reference -> new Published(
                        reference.id(), new String(schemas.require(reference).bytes(), StandardCharsets.UTF_8)))
                .toList();
        return ResponseEntity.ok()
                .headers(page.headers(realm.address("/schemas"), all.size()))
                .body(published);
    }

    @GetMapping("/schemas/{id}")
    ResponseEntity<byte[]> get(Realm realm, @PathVariable String id) {
        IdentitySchema schema = schemas.find(realm, id)
                .or(() -> decoded(id).flatMap(name -> schemas.find(realm, name)))
                .orElseThrow(() -> IdentityProblems.unknownSchema(id));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(schema.bytes());
    }

    // Identities name their schema by an address in which the id, being free text, is encoded.
    private static Optional<String> decoded(String id) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
