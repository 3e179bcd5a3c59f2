package dev.gatehouse.oauth2.token;

import dev.gatehouse.oauth2.client.Client;
import dev.gatehouse.oauth2.client.Lifespan;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration;
import dev.gatehouse.oauth2.protocol.Audiences;
import dev.gatehouse.oauth2.protocol.OAuth2Problems;
import dev.gatehouse.oauth2.protocol.Scopes;
import dev.gatehouse.platform.configuration.Configurations;
import java.time.Duration;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** The grant by which a client gets a token for itself: no end user, no id_token, no refresh token (RFC 6749 §4.4). */
@Component
class ClientCredentialsGrant implements AuthenticationProvider {

    private static final String NAME = "client_credentials";

    private final AccessTokenIssuer issuer;
    private final Configurations<OAuth2Configuration> configurations;

    ClientCredentialsGrant(AccessTokenIssuer issuer, Configurations<OAuth2Configuration> configurations) {
        this.issuer = issuer;
        this.configurations = configurations;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        ClientCredentialsRequest request = (ClientCredentialsRequest) authentication;
        AuthenticatedClient authenticated = request.client();
        Client client = authenticated.client();
        OAuth2Configuration configuration = configurations.of(authenticated.tenant());
        if (!client.mayUse(NAME)) {
            throw OAuth2Problems.unauthorizedClient(NAME);
        }
        if (client.isPublic()) {
            throw OAuth2Problems.invalidGrant("A public client may not use the grant '" + NAME + "'.");
        }
        List<String> scopes = scopes(client, request.scopes(), configuration);
        for (String audience : request.audience()) {
            if (!Audiences.covers(client.metadata().audience(), audience)) {
                throw OAuth2Problems.invalidRequest("The client may not request the audience '" + audience + "'.");
            }
        }
        Duration lifetime = client.lifespans()
                .of(
                        Lifespan.CLIENT_CREDENTIALS_GRANT_ACCESS_TOKEN,
                        configuration.lifetimes().accessToken());
        OAuth2AccessToken token = issuer.issue(
                authenticated.tenant(),
                configuration,
                client,
                new AccessTokenIssuer.Grant(client.id().toString(), scopes, request.audience(), lifetime));
        return new OAuth2AccessTokenAuthenticationToken(authenticated.registered(), authenticated, token);
    }

    @Override
    public boolean supports(Class<?> type) {
        return type == ClientCredentialsRequest.class;
    }

    private static List<String> scopes(Client client, List<String> requested, OAuth2Configuration configuration) {
        List<String> allowed = client.scopes();
        if (requested.isEmpty() && configuration.clientCredentials().grantsAllScopesByDefault()) {
            return allowed;
        }
        for (String scope : requested) {
            if (!Scopes.covers(configuration.strategies().scope(), allowed, scope)) {
                throw OAuth2Problems.invalidScope(scope);
            }
        }
        return requested;
    }
}
