package dev.gatehouse.oauth2.token;

import dev.gatehouse.oauth2.protocol.OAuth2Form;
import dev.gatehouse.oauth2.protocol.OAuth2Problems;
import dev.gatehouse.platform.access.Admissions;
import dev.gatehouse.platform.secret.Secret;
import dev.gatehouse.platform.tenant.Tenant;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Finds the credentials of a client in the Basic header or in the form (RFC 6749 §2.3.1); the header wins. */
final class PresentedClientReader implements AuthenticationConverter {

    private static final String SCHEME = "basic ";

    private record Pair(String id, String secret) {}

    @Override
    public PresentedClient convert(HttpServletRequest request) {
        OAuth2Form form = ServletForm.of(request);
        Optional<Pair> header = basic(request.getHeader(HttpHeaders.AUTHORIZATION));
        Optional<String> bodyId = form.find("client_id");
        Optional<String> bodySecret = form.find("client_secret");
        List<String> methods = new ArrayList<>(1);
        if (bodyId.isPresent() && bodySecret.isPresent()) {
            methods.add("client_secret_post");
        }
        if (header.isPresent() && !header.get().secret.isEmpty()) {
            methods.add("client_secret_basic");
        }
        Pair pair = header.or(() -> bodyId.map(id -> new Pair(id, bodySecret.orElse(""))))
                .orElseThrow(() -> OAuth2Problems.invalidRequest(
                        "The credentials of the client are missing or malformed in header and body."));
        Tenant tenant = Admissions.require(request).tenant();
        return new PresentedClient(tenant, pair.id, new Secret(pair.secret), methods);
    }

    private static Optional<Pair> basic(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String decoded;
        try {
            byte[] bytes = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
            decoded = new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        int colon = decoded.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new Pair(unescape(decoded.substring(0, colon)), unescape(decoded.substring(colon + 1))));
    }

    private static String unescape(String half) {
        try {
            return URLDecoder.decode(half, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw OAuth2Problems.invalidRequest(
                    "The credentials in the Authorization header are not encoded as a form is (RFC 6749 §2.3.1).");
        }
    }
}
