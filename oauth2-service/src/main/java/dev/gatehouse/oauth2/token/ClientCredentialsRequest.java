package dev.gatehouse.oauth2.token;

import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;

/** A client asks for a token of its own (RFC 6749 §4.4.2). */
final class ClientCredentialsRequest extends OAuth2AuthorizationGrantAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final AuthenticatedClient client;
    private final transient List<String> scopes;
    private final transient List<String> audience;

    ClientCredentialsRequest(AuthenticatedClient client, List<String> scopes, List<String> audience) {
        super(AuthorizationGrantType.CLIENT_CREDENTIALS, client, Map.of());
        this.client = client;
        this.scopes = List.copyOf(scopes);
        this.audience = List.copyOf(audience);
    }

    AuthenticatedClient client() {
        return client;
    }

    List<String> scopes() {
        return scopes;
    }

    List<String> audience() {
        return audience;
    }
}
