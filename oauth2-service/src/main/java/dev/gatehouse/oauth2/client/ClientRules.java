package dev.gatehouse.oauth2.client;

import static dev.gatehouse.oauth2.protocol.OAuth2Problems.invalidClientMetadata;
import static dev.gatehouse.oauth2.protocol.OAuth2Problems.invalidRedirectUri;

import com.nimbusds.jose.jwk.JWKSet;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the metadata of a client must fulfil before it is stored (RFC 7591 §2, OpenID Connect Registration §2). */
@Component
class ClientRules {

    private static final Set<String> SIGNING_ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    /** Schemes by which a redirect would run in the browser instead of reaching a client. */
    private static final Set<String> EXECUTABLE_SCHEMES = Set.of("javascript", "data", "vbscript");

    private final SectorDocuments sectors;
    private final PrivateAddresses addresses;

    ClientRules(SectorDocuments sectors, PrivateAddresses addresses) {
        this.sectors = sectors;
        this.addresses = addresses;
    }

    /** Returns when everything is in order, else says what is not. */
    void check(ClientMetadata metadata, OAuth2Configuration configuration) {
        metadata.redirectUris().forEach(ClientRules::checkRedirectUri);
        checkKeys(metadata);
        checkAlgorithms(metadata);
        metadata.allowedCorsOrigins().forEach(ClientRules::checkOrigin);
        metadata.postLogoutRedirectUris().forEach(uri -> checkPostLogoutUri(uri, metadata.redirectUris()));
        List<String> subjectTypes = configuration.subjects().types();
        if (!subjectTypes.contains(metadata.subjectType())) {
            throw invalidClientMetadata("The subject_type '%s' is not supported, only %s."
                    .formatted(metadata.subjectType(), String.join(" and ", subjectTypes)));
        }
        if (configuration.outgoing().publicAddressesOnly()) {
            checkAddresses(metadata);
        }
        if (!metadata.sectorIdentifierUri().isEmpty()) {
            checkSector(metadata);
        }
    }

    private static void checkRedirectUri(String text) {
        URI uri = parse(text);
        if (text.indexOf('#') >= 0) {
            throw invalidRedirectUri("A redirect URI must not have a fragment (#).");
        }
        if (uri == null || uri.getScheme() == null) {
            throw invalidRedirectUri("A redirect URI is no absolute URI: " + text);
        }
        if (EXECUTABLE_SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
            throw invalidRedirectUri("A redirect URI must not have the scheme " + uri.getScheme() + ".");
        }
        if (isHttp(uri) && uri.getRawAuthority() == null) {
            throw invalidRedirectUri("A redirect URI names no host: " + text);
        }
    }

    private static void checkKeys(ClientMetadata metadata) {
        boolean inline = !metadata.jwks().isEmpty();
        boolean published = !metadata.jwksUri().isEmpty();
        if (inline && published) {
            throw invalidClientMetadata("Only one of jwks and jwks_uri can be set.");
        }
        if (metadata.tokenEndpointAuthMethod().equals("private_key_jwt") && !inline && !published) {
            throw invalidClientMetadata("The token_endpoint_auth_method private_key_jwt needs jwks or jwks_uri.");
        }
        if (inline) {
            try {
                JWKSet.parse(metadata.jwks());
            } catch (ParseException | ClassCastException | NullPointerException noKeys) {
                // The parser stumbles over members of the wrong type in more ways than the one it declares.
                throw invalidClientMetadata("The field jwks is no set of JSON Web Keys.");
            }
        }
    }

    private static void checkAlgorithms(ClientMetadata metadata) {
        String assertion = metadata.tokenEndpointAuthSigningAlg();
        if (!assertion.isEmpty() && !SIGNING_ALGORITHMS.contains(assertion)) {
            throw invalidClientMetadata("The token_endpoint_auth_signing_alg must be one of RS256, RS384, RS512, PS256,"
                    + " PS384, PS512, ES256, ES384 and ES512.");
        }
        if (!Set.of("none", "RS256").contains(metadata.userinfoSignedResponseAlg())) {
            throw invalidClientMetadata("The userinfo_signed_response_alg must be none or RS256.");
        }
    }

    private static void checkOrigin(String origin) {
        if (origin.equals("*")) {
            return;
        }
        // The asterisk stands in a host, where no URI may have one.
        URI uri = parse(origin.replace("*", "any"));
        if (uri == null || !isHttp(uri)) {
            throw invalidClientMetadata("The origin %s must begin with https:// or http://.".formatted(origin));
        }
        String path = uri.getRawPath();
        if (uri.getHost() == null
                || uri.getRawUserInfo() != null
                || (path != null && !path.isEmpty() && !path.equals("/"))
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw invalidClientMetadata("The origin %s must be a scheme, a host and a port alone.".formatted(origin));
        }
    }

    private static void checkPostLogoutUri(String text, List<String> redirectUris) {
        URI uri = parse(text);
        boolean related = uri != null
                && redirectUris.stream()
                        .map(ClientRules::parse)
                        .filter(Objects::nonNull)
                        .anyMatch(known -> Objects.equals(known.getScheme(), uri.getScheme())
                                && Objects.equals(known.getRawAuthority(), uri.getRawAuthority()));
        if (!related) {
            throw invalidClientMetadata(
                    "The post_logout_redirect_uri '%s' must have scheme, host and port of a redirect URI."
                            .formatted(text));
        }
    }

    private void checkAddresses(ClientMetadata metadata) {
        Stream.of(
                        Stream.of(metadata.jwksUri(), metadata.sectorIdentifierUri(), metadata.backchannelLogoutUri()),
                        metadata.requestUris().stream())
                .flatMap(uris -> uris)
                .filter(uri -> !uri.isEmpty())
                .forEach(text -> {
                    URI uri = parse(text);
                    if (uri == null || addresses.mayBeReachedBy(uri)) {
                        throw invalidClientMetadata("The address %s does not lead to a public host.".formatted(text));
                    }
                });
    }

    private void checkSector(ClientMetadata metadata) {
        URI uri = parse(metadata.sectorIdentifierUri());
        if (uri == null || !"https".equals(uri.getScheme())) {
            throw invalidClientMetadata("The sector_identifier_uri must be an https address.");
        }
        List<String> listed = sectors.load(uri)
                .orElseThrow(() -> invalidClientMetadata("The sector_identifier_uri could not be read."));
        if (!listed.containsAll(metadata.redirectUris())) {
            throw invalidClientMetadata("The sector_identifier_uri does not list every redirect URI.");
        }
    }

    private static boolean isHttp(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
    }

    private static @Nullable URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            return null;
        }
    }
}
