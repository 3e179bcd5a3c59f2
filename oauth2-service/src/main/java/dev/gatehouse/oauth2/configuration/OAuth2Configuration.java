package dev.gatehouse.oauth2.configuration;

import dev.gatehouse.platform.secret.Secret;
import dev.gatehouse.platform.tenant.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything a project configures about OAuth 2.0 and OpenID Connect, as one revision fixed it
 * ({@code services.oauth2.config}).
 *
 * @param urls the addresses under which the project's server is known
 * @param strategies how tokens look and how scopes compare
 * @param lifetimes how long what is issued is accepted
 * @param hashing how the secrets of clients are stored
 * @param clientCredentials what the grant of that name does differently
 * @param claims which claims signed access tokens carry
 * @param subjects how end users are named towards clients
 * @param registration what clients get that say nothing about themselves
 * @param wellKnown what discovery and the published keys say differently
 * @param systemSecrets sign opaque tokens: the first signs, all verify
 * @param outgoing where clients may make the server call
 * @param publicCors which foreign pages may call the public endpoints
 * @param adminCors which foreign pages may call the administrative endpoints
 */
public record OAuth2Configuration(
        Urls urls,
        Strategies strategies,
        Lifetimes lifetimes,
        Hashing hashing,
        ClientCredentials clientCredentials,
        Claims claims,
        Subjects subjects,
        Registration registration,
        WellKnown wellKnown,
        List<Secret> systemSecrets,
        Outgoing outgoing,
        Cors publicCors,
        Cors adminCors) {

    public OAuth2Configuration {
        systemSecrets = List.copyOf(systemSecrets);
        if (systemSecrets.isEmpty()) {
            throw new IllegalArgumentException("Every project has a secret to sign its tokens with.");
        }
    }

    /** Reads the effective document of one revision; what the document leaves out has the default of the schema. */
    public static OAuth2Configuration parse(ObjectNode document) {
        return OAuth2ConfigurationReader.read(new Document(document));
    }

    /** The issuer of every token and of discovery: the configured one to the letter, else the project's main address. */
    public String issuer(Tenant tenant) {
        return urls.issuer == null ? tenant.primaryOrigin() + "/" : urls.issuer;
    }

    /** Where clients and browsers reach the public endpoints, without a slash at the end. */
    public String publicBase(Tenant tenant) {
        String base = urls.publicBase == null ? issuer(tenant) : urls.publicBase;
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /** {@code urls.self}. */
    public record Urls(@Nullable String issuer, @Nullable String publicBase) {}

    /** {@code strategies}. */
    public record Strategies(AccessTokenFormat accessToken, ScopeMatching scope) {}

    /** {@code strategies.access_token}: what an access token is to those who read it. */
    public enum AccessTokenFormat {
        OPAQUE,
        JWT
    }

    /** {@code strategies.scope}: how a scope of a client covers a requested one. */
    public enum ScopeMatching {
        EXACT,
        WILDCARD,
        HIERARCHIC
    }

    /**
     * {@code ttl}.
     *
     * @param refreshToken null where refresh tokens never expire
     */
    public record Lifetimes(
            Duration accessToken,
            Duration idToken,
            @Nullable Duration refreshToken,
            Duration authorizationCode,
            Duration loginConsentRequest) {}

    /** {@code oauth2.hashers}: the algorithm for new secrets; stored ones verify by their own. */
    public record Hashing(Algorithm algorithm, int bcryptCost, int pbkdf2Iterations) {

        /** How a secret is hashed. */
        public enum Algorithm {
            PBKDF2,
            BCRYPT
        }
    }

    /** {@code oauth2.client_credentials}. */
    public record ClientCredentials(boolean grantsAllScopesByDefault) {}

    /**
     * {@code oauth2.allowed_top_level_claims} and {@code oauth2.exclude_not_before_claim}, or the same under
     * {@code oauth2.session} as the contract spells them.
     */
    public record Claims(Set<String> topLevel, boolean withoutNotBefore) {

        public Claims {
            topLevel = Set.copyOf(topLevel);
        }
    }

    /** {@code oidc.subject_identifiers}; pairwise ones are not to be had where access tokens are signed. */
    public record Subjects(List<String> types, @Nullable Secret pairwiseSalt) {

        public Subjects {
            types = List.copyOf(types);
        }
    }

    /** {@code oidc.dynamic_client_registration}; the default scope is that of administrators' clients too. */
    public record Registration(boolean enabled, List<String> defaultScope) {

        public Registration {
            defaultScope = List.copyOf(defaultScope);
        }
    }

    /** {@code webfinger}: key sets to publish, and what replaces derived addresses in discovery. */
    public record WellKnown(
            List<String> broadcastKeys,
            @Nullable String jwksUrl,
            @Nullable String tokenUrl,
            @Nullable String authorizationUrl,
            @Nullable String userinfoUrl,
            @Nullable String registrationUrl,
            List<String> claims,
            List<String> scopes) {

        public WellKnown {
            broadcastKeys = List.copyOf(broadcastKeys);
            claims = List.copyOf(claims);
            scopes = List.copyOf(scopes);
        }
    }

    /** {@code clients.http.disallow_private_ip_ranges}. */
    public record Outgoing(boolean publicAddressesOnly) {}

    /**
     * {@code serve.public.cors} and {@code serve.admin.cors}.
     *
     * @param allowedOrigins patterns whose asterisk stands for one label of a host; none means every origin
     */
    public record Cors(
            boolean enabled,
            List<String> allowedOrigins,
            List<String> allowedMethods,
            List<String> allowedHeaders,
            List<String> exposedHeaders,
            boolean allowCredentials,
            @Nullable Duration maxAge) {

        public Cors {
            allowedOrigins = List.copyOf(allowedOrigins);
            allowedMethods = List.copyOf(allowedMethods);
            allowedHeaders = List.copyOf(allowedHeaders);
            exposedHeaders = List.copyOf(exposedHeaders);
        }
    }
}
