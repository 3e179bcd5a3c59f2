package dev.gatehouse.platform.assertion;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.gatehouse.platform.access.Admission;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The payload of an assertion: an admission in JSON, with the registered claims of RFC 7519 §4.1 that bound it.
 *
 * @param iat when it was made, in seconds
 * @param exp when it ends, in seconds
 */
record AssertionClaims(String aud, long iat, long exp, TenantClaim tenant, CallerClaim caller) {

    static final String AUDIENCE = "gatehouse-services";

    // Its own mapper: what two processes agree on must not depend on how either renders JSON for clients.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    AssertionClaims {
        Objects.requireNonNull(aud, "aud");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(caller, "caller");
    }

    record TenantClaim(UUID project, String slug, UUID revision, Tenant.State state, URI origin, URI primaryOrigin) {
        TenantClaim {
            Objects.requireNonNull(project, "project");
            Objects.requireNonNull(slug, "slug");
            Objects.requireNonNull(revision, "revision");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(origin, "origin");
            Objects.requireNonNull(primaryOrigin, "primaryOrigin");
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(CallerClaim.Anonymous.class),
        @JsonSubTypes.Type(CallerClaim.Operator.class),
        @JsonSubTypes.Type(CallerClaim.ProjectToken.class),
        @JsonSubTypes.Type(CallerClaim.ConsoleIdentity.class),
        @JsonSubTypes.Type(CallerClaim.Service.class)
    })
    sealed interface CallerClaim {

        @JsonTypeName("anonymous")
        record Anonymous() implements CallerClaim {}

        @JsonTypeName("operator")
        record Operator() implements CallerClaim {}

        @JsonTypeName("project_token")
        record ProjectToken(UUID token, UUID project) implements CallerClaim {
            public ProjectToken {
                Objects.requireNonNull(token, "token");
                Objects.requireNonNull(project, "project");
            }
        }

        @JsonTypeName("console_identity")
        record ConsoleIdentity(UUID identity) implements CallerClaim {
            public ConsoleIdentity {
                Objects.requireNonNull(identity, "identity");
            }
        }

        @JsonTypeName("service")
        record Service(String name) implements CallerClaim {
            public Service {
                Objects.requireNonNull(name, "name");
            }
        }
    }

    static AssertionClaims of(Admission admission, Instant issued, Instant expires) {
        Tenant tenant = admission.tenant();
        return new AssertionClaims(
                AUDIENCE,
                issued.getEpochSecond(),
                expires.getEpochSecond(),
                new TenantClaim(
                        tenant.project().value(),
                        tenant.slug(),
                        tenant.revision().value(),
                        tenant.state(),
                        tenant.origin(),
                        tenant.primaryOrigin()),
                switch (admission.caller()) {
                    case Caller.Anonymous() -> new CallerClaim.Anonymous();
                    case Caller.Operator() -> new CallerClaim.Operator();
                    case Caller.ProjectToken(UUID token, ProjectId project) ->
                        new CallerClaim.ProjectToken(token, project.value());
                    case Caller.ConsoleIdentity(UUID identity) -> new CallerClaim.ConsoleIdentity(identity);
                    case Caller.Service(String name) -> new CallerClaim.Service(name);
                });
    }

    Admission admission() {
        return new Admission(
                new Tenant(
                        new ProjectId(tenant.project()),
                        tenant.slug(),
                        new RevisionId(tenant.revision()),
                        tenant.state(),
                        tenant.origin(),
                        tenant.primaryOrigin()),
                switch (caller) {
                    case CallerClaim.Anonymous() -> Caller.ANONYMOUS;
                    case CallerClaim.Operator() -> new Caller.Operator();
                    case CallerClaim.ProjectToken(UUID token, UUID project) ->
                        new Caller.ProjectToken(token, new ProjectId(project));
                    case CallerClaim.ConsoleIdentity(UUID identity) -> new Caller.ConsoleIdentity(identity);
                    case CallerClaim.Service(String name) -> new Caller.Service(name);
                });
    }

    String toJson() {
        return JSON.writeValueAsString(this);
    }

    /**
     * Empty for the JSON {@code null}.
     *
     * @throws tools.jackson.core.JacksonException when it is not such a payload
     */
    static Optional<AssertionClaims> parse(String json) {
        return Optional.ofNullable(JSON.readValue(json, AssertionClaims.class));
    }
}
