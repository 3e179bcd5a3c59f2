package dev.gatehouse.oauth2.token;

import dev.gatehouse.platform.secret.Secret;
import dev.gatehouse.platform.tenant.Tenant;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A client as it presented itself, not yet believed. */
final class PresentedClient extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Tenant tenant;
    private final String clientId;
    private final transient Secret secret;
    private final transient List<String> methods;

    /**
     * @param secret empty where none was presented
     * @param methods every way in which a secret was presented
     */
    PresentedClient(Tenant tenant, String clientId, Secret secret, List<String> methods) {
        super(List.of());
        this.tenant = tenant;
        this.clientId = clientId;
        this.secret = secret;
        this.methods = List.copyOf(methods);
    }

    Tenant tenant() {
        return tenant;
    }

    String clientId() {
        return clientId;
    }

    Secret secret() {
        return secret;
    }

    List<String> methods() {
        return methods;
    }

    @Override
    public Object getPrincipal() {
        return clientId;
    }

    @Override
    public Object getCredentials() {
        return secret;
    }
}
