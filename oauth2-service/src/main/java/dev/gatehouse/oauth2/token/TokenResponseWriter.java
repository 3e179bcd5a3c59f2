package dev.gatehouse.oauth2.token;

import dev.gatehouse.oauth2.protocol.NoStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import tools.jackson.databind.json.JsonMapper;

/** Writes the answer to a token request (RFC 6749 §5.1), with the scope always and the type in small letters. */
final class TokenResponseWriter implements AuthenticationSuccessHandler {

    private final JsonMapper json;

    TokenResponseWriter(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OAuth2AccessTokenAuthenticationToken issued = (OAuth2AccessTokenAuthenticationToken) authentication;
        OAuth2AccessToken token = issued.getAccessToken();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", token.getTokenValue());
        body.put("expires_in", lifetime(token).toSeconds());
        body.put("scope", String.join(" ", token.getScopes()));
        body.put("token_type", "bearer");
        body.putAll(issued.getAdditionalParameters());
        byte[] bytes = json.writeValueAsBytes(body);
        NoStore.HEADERS.forEach(response::setHeader);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE + ";charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static Duration lifetime(OAuth2AccessToken token) {
        Instant from = Objects.requireNonNull(token.getIssuedAt());
        Instant to = Objects.requireNonNull(token.getExpiresAt());
        return Duration.between(from, to);
    }
}
