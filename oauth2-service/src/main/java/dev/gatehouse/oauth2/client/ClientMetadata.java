package dev.gatehouse.oauth2.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a client says about itself (RFC 7591 §2, OpenID Connect Registration §2). A member left out is empty, never null.
 *
 * @param scope what it may request, separated by blanks; patterns where the project compares by wildcard
 * @param audience for which services it may have tokens
 * @param owner free text, to filter lists by
 * @param subjectType {@code public} or {@code pairwise}
 * @param sectorIdentifierUri where the redirect URIs that share pairwise subjects are listed
 * @param jwks its public keys; empty where it has none or publishes them
 * @param tokenEndpointAuthMethod how it proves who it is
 * @param metadata anything an administrator wants to keep with it
 */
public record ClientMetadata(
        @JsonProperty("client_name") String name,
        @JsonProperty("client_uri") String uri,
        @JsonProperty("logo_uri") String logoUri,
        @JsonProperty("policy_uri") String policyUri,
        @JsonProperty("tos_uri") String termsOfServiceUri,
        @JsonProperty("contacts") List<String> contacts,
        @JsonProperty("owner") String owner,
        @JsonProperty("redirect_uris") List<String> redirectUris,
        @JsonProperty("grant_types") List<String> grantTypes,
        @JsonProperty("response_types") List<String> responseTypes,
        @JsonProperty("scope") String scope,
        @JsonProperty("audience") List<String> audience,
        @JsonProperty("allowed_cors_origins") List<String> allowedCorsOrigins,
        @JsonProperty("subject_type") String subjectType,

        @JsonProperty("sector_identifier_uri") @JsonInclude(Include.NON_EMPTY)
        String sectorIdentifierUri,

        @JsonProperty("jwks") Map<String, Object> jwks,

        @JsonProperty("jwks_uri") @JsonInclude(Include.NON_EMPTY)
        String jwksUri,

        @JsonProperty("token_endpoint_auth_method") String tokenEndpointAuthMethod,

        @JsonProperty("token_endpoint_auth_signing_alg") @JsonInclude(Include.NON_EMPTY)
        String tokenEndpointAuthSigningAlg,

        @JsonProperty("userinfo_signed_response_alg") String userinfoSignedResponseAlg,

        @JsonProperty("request_uris") @JsonInclude(Include.NON_EMPTY)
        List<String> requestUris,

        @JsonProperty("request_object_signing_alg") @JsonInclude(Include.NON_EMPTY)
        String requestObjectSigningAlg,

        @JsonProperty("post_logout_redirect_uris") @JsonInclude(Include.NON_EMPTY)
        List<String> postLogoutRedirectUris,

        @JsonProperty("frontchannel_logout_uri") @JsonInclude(Include.NON_EMPTY)
        String frontchannelLogoutUri,

        @JsonProperty("frontchannel_logout_session_required") @JsonInclude(Include.NON_DEFAULT)
        boolean frontchannelLogoutSessionRequired,

        @JsonProperty("backchannel_logout_uri") @JsonInclude(Include.NON_EMPTY)
        String backchannelLogoutUri,

        @JsonProperty("backchannel_logout_session_required") @JsonInclude(Include.NON_DEFAULT)
        boolean backchannelLogoutSessionRequired,

        @JsonProperty("metadata") Object metadata) {

    /** The method of clients that cannot keep a secret. */
    static final String NONE = "none";

    /** What is left out, or sent as null, becomes empty. */
    public ClientMetadata {
        name = text(name);
        uri = text(uri);
        logoUri = text(logoUri);
        policyUri = text(policyUri);
        termsOfServiceUri = text(termsOfServiceUri);
        contacts = list(contacts);
        owner = text(owner);
        redirectUris = list(redirectUris);
        grantTypes = list(grantTypes);
        responseTypes = list(responseTypes);
        scope = text(scope);
        audience = list(audience);
        allowedCorsOrigins = list(allowedCorsOrigins);
        subjectType = text(subjectType);
        sectorIdentifierUri = text(sectorIdentifierUri);
        jwks = keys(jwks);
        jwksUri = text(jwksUri);
        tokenEndpointAuthMethod = text(tokenEndpointAuthMethod);
        tokenEndpointAuthSigningAlg = text(tokenEndpointAuthSigningAlg);
        userinfoSignedResponseAlg = text(userinfoSignedResponseAlg);
        requestUris = list(requestUris);
        requestObjectSigningAlg = text(requestObjectSigningAlg);
        postLogoutRedirectUris = list(postLogoutRedirectUris);
        frontchannelLogoutUri = text(frontchannelLogoutUri);
        backchannelLogoutUri = text(backchannelLogoutUri);
        metadata = Objects.requireNonNullElse(metadata, Map.of());
    }

    /** What the project gives to a client that says nothing of it. */
    ClientMetadata withDefaults(String defaultScope, String defaultSubjectType) {
        return new ClientMetadata(
                name,
                uri,
                logoUri,
                policyUri,
                termsOfServiceUri,
                contacts,
                owner,
                redirectUris,
                grantTypes,
                responseTypes,
                scope.isEmpty() ? defaultScope : scope,
                audience,
                allowedCorsOrigins,
                subjectType.isEmpty() ? defaultSubjectType : subjectType,
                sectorIdentifierUri,
                jwks,
                jwksUri,
                tokenEndpointAuthMethod.isEmpty() ? "client_secret_basic" : tokenEndpointAuthMethod,
                tokenEndpointAuthSigningAlg,
                userinfoSignedResponseAlg.isEmpty() ? NONE : userinfoSignedResponseAlg,
                requestUris,
                requestObjectSigningAlg,
                postLogoutRedirectUris,
                frontchannelLogoutUri,
                frontchannelLogoutSessionRequired,
                backchannelLogoutUri,
                backchannelLogoutSessionRequired,
                metadata);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static Map<String, Object> keys(@Nullable Map<String, Object> value) {
        // An empty set of keys is none at all, so that it does not collide with an address of keys.
        return value == null || List.of().equals(value.get("keys"))
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(value));
    }

    private static List<String> list(@Nullable List<String> value) {
        return value == null ? List.of() : List.copyOf(value);
    }
}
