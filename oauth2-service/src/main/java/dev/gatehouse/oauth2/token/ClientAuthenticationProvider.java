package dev.gatehouse.oauth2.token;

import dev.gatehouse.oauth2.client.Client;
import dev.gatehouse.oauth2.client.ClientId;
import dev.gatehouse.oauth2.client.Clients;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration;
import dev.gatehouse.oauth2.protocol.OAuth2Problems;
import dev.gatehouse.platform.configuration.Configurations;
import dev.gatehouse.platform.tenant.Tenant;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Decides whether a client is who it says it is (RFC 6749 §3.2.1). */
@Component
class ClientAuthenticationProvider implements AuthenticationProvider {

    private final Clients clients;
    private final Configurations<OAuth2Configuration> configurations;

    ClientAuthenticationProvider(Clients clients, Configurations<OAuth2Configuration> configurations) {
        this.clients = clients;
        this.configurations = configurations;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        PresentedClient presented = (PresentedClient) authentication;
        Tenant tenant = presented.tenant();
        Optional<Client> found = ClientId.find(presented.clientId()).flatMap(id -> clients.find(tenant.project(), id));
        if (found.isEmpty()) {
            clients.refuseUnknown(presented.secret(), configurations.of(tenant).hashing());
            throw OAuth2Problems.invalidClient();
        }
        Client client = found.get();
        String agreed = client.metadata().tokenEndpointAuthMethod();
        for (String used : presented.methods()) {
            // A client that may choose its method per request lets an attacker choose the weakest.
            if (!used.equals(agreed)) {
                throw OAuth2Problems.wrongClientAuthentication(agreed, used);
            }
        }
        if (!client.isPublic() && !clients.authenticates(tenant.project(), client, presented.secret())) {
            throw OAuth2Problems.invalidClient();
        }
        return new AuthenticatedClient(tenant, client);
    }

    @Override
    public boolean supports(Class<?> type) {
        return type == PresentedClient.class;
    }
}
