package dev.gatehouse.oauth2.configuration;

import dev.gatehouse.oauth2.configuration.OAuth2Configuration.AccessTokenFormat;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration.Claims;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration.ClientCredentials;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration.Cors;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration.Hashing;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration.Lifetimes;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration.Outgoing;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration.Registration;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration.ScopeMatching;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration.Strategies;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration.Subjects;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration.Urls;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration.WellKnown;
import dev.gatehouse.platform.secret.Secret;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which key of the document becomes which value, and its default. */
final class OAuth2ConfigurationReader {

    private static final String NEVER = "-1";
    private static final String PAIRWISE = "pairwise";

    private OAuth2ConfigurationReader() {}

    static OAuth2Configuration read(Document document) {
        Strategies strategies = strategies(document);
        return new OAuth2Configuration(
                new Urls(document.text("/urls/self/issuer"), document.text("/urls/self/public")),
                strategies,
                lifetimes(document),
                hashing(document),
                new ClientCredentials(document.flag("/oauth2/client_credentials/default_grant_allowed_scope", false)),
                claims(document),
                subjects(document, strategies),
                new Registration(
                        document.flag("/oidc/dynamic_client_registration/enabled", false),
                        document.texts(
                                "/oidc/dynamic_client_registration/default_scope",
                                List.of("offline_access", "offline", "openid"))),
                wellKnown(document),
                document.secrets("/secrets/system"),
                new Outgoing(document.flag("/clients/http/disallow_private_ip_ranges", false)),
                cors(document, "/serve/public/cors", true),
                cors(document, "/serve/admin/cors", false));
    }

    private static Strategies strategies(Document document) {
        return new Strategies(
                switch (document.text("/strategies/access_token", "opaque")) {
                    case "jwt" -> AccessTokenFormat.JWT;
                    default -> AccessTokenFormat.OPAQUE;
                },
                switch (document.text("/strategies/scope", "wildcard")) {
                    case "wildcard" -> ScopeMatching.WILDCARD;
                    case "DEPRECATED_HIERARCHICAL_SCOPE_STRATEGY" -> ScopeMatching.HIERARCHIC;
                    default -> ScopeMatching.EXACT;
                });
    }

    private static Lifetimes lifetimes(Document document) {
        String refresh = document.text("/ttl/refresh_token", "720h");
        return new Lifetimes(
                document.duration("/ttl/access_token", "1h"),
                document.duration("/ttl/id_token", "1h"),
                refresh.equals(NEVER) ? null : GoDuration.parse(refresh),
                document.duration("/ttl/auth_code", "10m"),
                document.duration("/ttl/login_consent_request", "30m"));
    }

    private static Hashing hashing(Document document) {
        return new Hashing(
                document.text("/oauth2/hashers/algorithm", "pbkdf2").equals("bcrypt")
                        ? Hashing.Algorithm.BCRYPT
                        : Hashing.Algorithm.PBKDF2,
                document.number("/oauth2/hashers/bcrypt/cost", 10),
                document.number("/oauth2/hashers/pbkdf2/iterations", 25_000));
    }

    private static Claims claims(Document document) {
        // The contract and the documented key spell them differently; whoever sets either means it.
        Set<String> topLevel = new HashSet<>(document.texts("/oauth2/allowed_top_level_claims", List.of()));
        topLevel.addAll(document.texts("/oauth2/session/allowed_top_level_claims", List.of()));
        return new Claims(
                topLevel,
                document.flag("/oauth2/exclude_not_before_claim", false)
                        || document.flag("/oauth2/session/exclude_not_before_claim", false));
    }

    private static Subjects subjects(Document document, Strategies strategies) {
        List<String> types = document.texts("/oidc/subject_identifiers/supported_types", List.of("public"));
        String salt = document.text("/oidc/subject_identifiers/pairwise/salt");
        return new Subjects(
                // A signed access token names its subject in clear, which would undo what pairwise subjects are for.
                strategies.accessToken() == AccessTokenFormat.JWT
                        ? types.stream().filter(type -> !type.equals(PAIRWISE)).toList()
                        : types,
                salt == null ? null : new Secret(salt));
    }

    private static WellKnown wellKnown(Document document) {
        String discovery = "/webfinger/oidc_discovery";
        return new WellKnown(
                document.texts("/webfinger/jwks/broadcast_keys", List.of("hydra.openid.id-token")),
                document.text(discovery + "/jwks_url"),
                document.text(discovery + "/token_url"),
                document.text(discovery + "/auth_url"),
                document.text(discovery + "/userinfo_url"),
                document.text(discovery + "/client_registration_url"),
                document.texts(discovery + "/supported_claims", List.of()),
                document.texts(discovery + "/supported_scope", List.of()));
    }

    private static Cors cors(Document document, String base, boolean allowCredentials) {
        return new Cors(
                document.flag(base + "/enabled", false),
                document.texts(base + "/allowed_origins", List.of()),
                document.texts(base + "/allowed_methods", List.of("POST", "GET", "PUT", "PATCH", "DELETE")),
                document.texts(
                        base + "/allowed_headers",
                        List.of(
                                "Accept",
                                "Content-Type",
                                "Content-Length",
                                "Accept-Language",
                                "Content-Language",
                                "Authorization")),
                document.texts(
                        base + "/exposed_headers",
                        List.of(
                                "Cache-Control",
                                "Expires",
                                "Last-Modified",
                                "Pragma",
                                "Content-Length",
                                "Content-Language",
                                "Content-Type")),
                document.flag(base + "/allow_credentials", allowCredentials),
                maxAge(document.number(base + "/max_age", 0)));
    }

    private static @Nullable Duration maxAge(int seconds) {
        return seconds > 0 ? Duration.ofSeconds(seconds) : null;
    }
}
