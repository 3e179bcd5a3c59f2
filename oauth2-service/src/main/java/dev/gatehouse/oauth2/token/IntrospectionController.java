package dev.gatehouse.oauth2.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration;
import dev.gatehouse.oauth2.protocol.NoStore;
import dev.gatehouse.oauth2.protocol.OAuth2Form;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.tenant.Tenant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /admin/oauth2/introspect} (RFC 7662). */
@RestController
class IntrospectionController {

    private static final Answer INACTIVE =
            new Answer(false, null, null, null, null, null, null, null, null, null, null);

    private final Introspection introspection;
    private final Configurations<OAuth2Configuration> configurations;

    IntrospectionController(Introspection introspection, Configurations<OAuth2Configuration> configurations) {
        this.introspection = introspection;
        this.configurations = configurations;
    }

    /** Of a token that is not good, nothing is told but that. */
    record Answer(
            @JsonProperty("active") boolean active,
            @JsonProperty("scope") @Nullable String scope,
            @JsonProperty("client_id") @Nullable String clientId,
            @JsonProperty("sub") @Nullable String subject,
            @JsonProperty("exp") @Nullable Long expiresAt,
            @JsonProperty("iat") @Nullable Long issuedAt,
            @JsonProperty("nbf") @Nullable Long notBefore,
            @JsonProperty("aud") @Nullable List<String> audience,
            @JsonProperty("iss") @Nullable String issuer,
            @JsonProperty("token_type") @Nullable String tokenType,
            @JsonProperty("token_use") @Nullable String tokenUse) {}

    @PostMapping("/admin/oauth2/introspect")
    ResponseEntity<Answer> introspect(Tenant tenant, OAuth2Form form) {
        return introspection
                .inspect(tenant, form.find("token").orElse(""), form.words("scope"))
                .map(token -> ResponseEntity.ok(
                        answer(token, configurations.of(tenant).issuer(tenant))))
                .orElseGet(() -> ResponseEntity.ok()
                        .headers(headers -> NoStore.HEADERS.forEach(headers::set))
                        .body(INACTIVE));
    }

    private static Answer answer(AccessToken token, String issuer) {
        long requestedAt = token.requestedAt().getEpochSecond();
        return new Answer(
                true,
                token.scopes().isEmpty() ? null : String.join(" ", token.scopes()),
                token.client().toString(),
                token.subject(),
                token.expiresAt().getEpochSecond(),
                requestedAt,
                requestedAt,
                token.audience(),
                issuer,
                "Bearer",
                "access_token");
    }
}
