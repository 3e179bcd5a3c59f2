package dev.gatehouse.oauth2.token;

import dev.gatehouse.oauth2.protocol.OAuth2Problems;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.oauth2.server.authorization.web.OAuth2ClientAuthenticationFilter;
import org.springframework.security.oauth2.server.authorization.web.OAuth2TokenEndpointFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import tools.jackson.databind.json.JsonMapper;

/**
 * The walk of a token request: frame, client, grant, answer. The filters are those of Spring's Authorization Server; converters and
 * providers are ours and carry the tenant. The chain stands before this one path and no other, since a whole server of
 * services may share the context.
 */
@Configuration(proxyBeanMethods = false)
class TokenEndpointConfiguration {

    private static final String PATH = "/oauth2/token";

    @Bean
    FilterRegistrationBean<FilterChainProxy> oauth2TokenEndpoint(
            ClientAuthenticationProvider clients, ClientCredentialsGrant clientCredentials, JsonMapper json) {
        // Our own code refuses with a problem, which the edge renders; only what the framework finds by itself comes
        // here.
        AuthenticationFailureHandler failure = (_, _, _) -> {
            throw OAuth2Problems.invalidRequest("The request is malformed.");
        };
        OAuth2ClientAuthenticationFilter client =
                new OAuth2ClientAuthenticationFilter(new ProviderManager(clients), AnyRequestMatcher.INSTANCE);
        client.setAuthenticationConverter(new PresentedClientReader());
        client.setAuthenticationFailureHandler(failure);
        OAuth2TokenEndpointFilter grant = new OAuth2TokenEndpointFilter(new ProviderManager(clientCredentials), PATH);
        grant.setAuthenticationConverter(new TokenRequestReader());
        grant.setAuthenticationSuccessHandler(new TokenResponseWriter(json));
        grant.setAuthenticationFailureHandler(failure);
        FilterRegistrationBean<FilterChainProxy> registration =
                new FilterRegistrationBean<>(new FilterChainProxy(new DefaultSecurityFilterChain(
                        AnyRequestMatcher.INSTANCE, List.of(new TokenRequestFilter(), client, grant))));
        registration.setName("oauth2TokenEndpoint");
        registration.addUrlPatterns(PATH);
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }
}
