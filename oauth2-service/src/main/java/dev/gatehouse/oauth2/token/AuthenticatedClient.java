package dev.gatehouse.oauth2.token;

import dev.gatehouse.oauth2.client.Client;
import dev.gatehouse.platform.tenant.Tenant;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** A client that proved who it is, at the tenant where it did. */
final class AuthenticatedClient extends OAuth2ClientAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Tenant tenant;
    private final transient Client client;

    AuthenticatedClient(Tenant tenant, Client client) {
        super(
                registered(client),
                new ClientAuthenticationMethod(client.metadata().tokenEndpointAuthMethod()),
                null);
        this.tenant = tenant;
        this.client = client;
    }

    Tenant tenant() {
        return tenant;
    }

    Client client() {
        return client;
    }

    /** What the framework hands on beside its own tokens. */
    RegisteredClient registered() {
        return registered(client);
    }

    /**
     * The framework's own type of client cannot hold every client of the contract (it refuses one that has no redirect URI yet,
     * for instance), so it only gets the name; whatever is decided is decided on {@link Client}.
     */
    private static RegisteredClient registered(Client client) {
        String id = client.id().toString();
        return RegisteredClient.withId(id)
                .clientId(id)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .build();
    }
}
