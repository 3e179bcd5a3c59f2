package dev.gatehouse.oauth2.discovery;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration;
import dev.gatehouse.oauth2.configuration.OAuth2Configuration.WellKnown;
import dev.gatehouse.platform.tenant.Tenant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The discovery document (OpenID Connect Discovery §3). */
record ProviderMetadata(
        @JsonProperty("issuer") String issuer,
        @JsonProperty("authorization_endpoint") String authorizationEndpoint,
        @JsonProperty("token_endpoint") String tokenEndpoint,
        @JsonProperty("jwks_uri") String jwksUri,
        @JsonProperty("revocation_endpoint") String revocationEndpoint,
        @JsonProperty("end_session_endpoint") String endSessionEndpoint,
        @JsonProperty("userinfo_endpoint") String userinfoEndpoint,
        @JsonProperty("registration_endpoint") @Nullable String registrationEndpoint,
        @JsonProperty("subject_types_supported") List<String> subjectTypes,
        @JsonProperty("response_types_supported") List<String> responseTypes,
        @JsonProperty("response_modes_supported") List<String> responseModes,
        @JsonProperty("grant_types_supported") List<String> grantTypes,
        @JsonProperty("scopes_supported") List<String> scopes,
        @JsonProperty("claims_supported") List<String> claims,

        @JsonProperty("token_endpoint_auth_methods_supported")
        List<String> tokenEndpointAuthMethods,

        @JsonProperty("id_token_signing_alg_values_supported")
        List<String> idTokenSigningAlgorithms,

        @JsonProperty("id_token_signed_response_alg") List<String> idTokenSignedResponseAlgorithms,
        @JsonProperty("userinfo_signed_response_alg") List<String> userinfoSignedResponseAlgorithms,

        @JsonProperty("userinfo_signing_alg_values_supported")
        List<String> userinfoSigningAlgorithms,

        @JsonProperty("request_object_signing_alg_values_supported")
        List<String> requestObjectSigningAlgorithms,

        @JsonProperty("code_challenge_methods_supported") List<String> codeChallengeMethods,
        @JsonProperty("request_parameter_supported") boolean requestParameter,
        @JsonProperty("request_uri_parameter_supported") boolean requestUriParameter,
        @JsonProperty("require_request_uri_registration") boolean requireRequestUriRegistration,
        @JsonProperty("claims_parameter_supported") boolean claimsParameter,
        @JsonProperty("backchannel_logout_supported") boolean backchannelLogout,

        @JsonProperty("backchannel_logout_session_supported")
        boolean backchannelLogoutSession,

        @JsonProperty("frontchannel_logout_supported") boolean frontchannelLogout,

        @JsonProperty("frontchannel_logout_session_supported")
        boolean frontchannelLogoutSession) {

    /** The document of a project whose id_tokens are signed with the given algorithm. */
    static ProviderMetadata of(Tenant tenant, OAuth2Configuration configuration, String idTokenAlgorithm) {
        String issuer = configuration.issuer(tenant);
        String publicBase = configuration.publicBase(tenant);
        WellKnown overrides = configuration.wellKnown();
        return new ProviderMetadata(
                issuer,
                orElse(overrides.authorizationUrl(), publicBase, "/oauth2/auth"),
                orElse(overrides.tokenUrl(), publicBase, "/oauth2/token"),
                orElse(overrides.jwksUrl(), issuer, "/.well-known/jwks.json"),
                join(issuer, "/oauth2/revoke"),
                join(issuer, "/oauth2/sessions/logout"),
                orElse(overrides.userinfoUrl(), publicBase, "/userinfo"),
                overrides.registrationUrl(),
                configuration.subjects().types(),
                List.of("code", "code id_token", "id_token", "token id_token", "token", "token id_token code"),
                List.of("query", "fragment"),
                List.of("authorization_code", "implicit", "client_credentials", "refresh_token"),
                and(List.of("offline_access", "offline", "openid"), overrides.scopes()),
                and(List.of("sub"), overrides.claims()),
                List.of("client_secret_post", "client_secret_basic", "private_key_jwt", "none"),
                List.of(idTokenAlgorithm),
                List.of(idTokenAlgorithm),
                List.of(idTokenAlgorithm),
                List.of("none", "RS256"),
                List.of("none", "RS256", "ES256"),
                List.of("plain", "S256"),
                true,
                true,
                true,
                false,
                true,
                true,
                true,
                true);
    }

    private static String orElse(@Nullable String override, String base, String path) {
        return Objects.requireNonNullElseGet(override, () -> join(base, path));
    }

    private static String join(String base, String path) {
        return base.endsWith("/") ? base + path.substring(1) : base + path;
    }

    private static List<String> and(List<String> always, List<String> configured) {
        return Stream.concat(always.stream(), configured.stream()).distinct().toList();
    }
}
