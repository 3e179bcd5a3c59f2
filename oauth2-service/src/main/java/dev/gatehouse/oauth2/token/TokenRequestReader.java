package dev.gatehouse.oauth2.token;

import dev.gatehouse.oauth2.protocol.OAuth2Form;
import dev.gatehouse.oauth2.protocol.OAuth2Problems;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Turns the form of an authenticated client into the request for its grant. */
final class TokenRequestReader implements AuthenticationConverter {

    @Override
    public Authentication convert(HttpServletRequest request) {
        // The framework hands the client on through its context; from here on it is an argument.
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof AuthenticatedClient client)) {
            throw new IllegalStateException("A client is authenticated before its request is read.");
        }
        OAuth2Form form = ServletForm.of(request);
        return switch (form.find("grant_type").orElse("")) {
            case "client_credentials" ->
                new ClientCredentialsRequest(client, form.words("scope"), form.repeatedWords("audience"));
            // The contract's servers say invalid_request here, not unsupported_grant_type.
            default -> throw OAuth2Problems.invalidRequest("The grant type is not supported.");
        };
    }
}
