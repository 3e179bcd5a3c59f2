package dev.gatehouse.gateway.admission;

import dev.gatehouse.gateway.ProjectDirectory;
import dev.gatehouse.gateway.ProjectDirectory.Holder;
import dev.gatehouse.platform.access.Admission;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.platform.web.RequestPath;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Demands a token for everything under the prefixes of the administrative and the control plane: by prefix, so that an
 * operation nobody thought of is protected too. Tokens count in the {@code Authorization} header alone (RFC 6750 §2.1): a query
 * ends up in logs, and a cookie is sent by a browser that was tricked.
 */
public final class CredentialGuard {

    private static final String CONTROL_PLANE = "/projects";
    private static final List<String> META = List.of("/health", "/version");
    private static final List<String> DATA_PLANE =
            List.of("/admin", "/relation-tuples", "/access", "/namespaces", "/opl");

    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "bearer ";
    private static final int LONGEST_TOKEN = 512;

    private final ProjectDirectory directory;
    private final Clock clock;

    public CredentialGuard(ProjectDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** Whether a path needs a token at all. */
    boolean covers(String path) {
        return isControlPlane(path) || isMeta(path) || isUnderAny(path, DATA_PLANE);
    }

    /** Whom the token of a request belongs to; null when it has none that is valid now. */
    @Nullable Caller identify(RequestHead head) {
        Optional<String> token = head.single(AUTHORIZATION).flatMap(CredentialGuard::bearer);
        Optional<Holder> holder = token.flatMap(secret -> directory.findToken(TokenDigest.of(secret)));
        return switch (holder.orElse(null)) {
            case null -> null;
            case Holder.Operator() -> new Caller.Operator();
            case Holder.ProjectToken(UUID id, ProjectId project, Instant expiresAt) ->
                expiresAt == null || clock.instant().isBefore(expiresAt) ? new Caller.ProjectToken(id, project) : null;
        };
    }

    /** Whether the caller may go on to a guarded path of the tenant. */
    Decision admit(String path, Tenant tenant, @Nullable Caller caller) {
        if (caller == null) {
            return new Decision.Refused(AdmissionProblems.noCredential());
        }
        if (caller instanceof Caller.ProjectToken(UUID token, ProjectId project)) {
            directory.tokenUsed(token, clock.instant());
            // On the control plane the addressed project is in the path, whatever the host; who owns projects decides
            // there.
            if (!isControlPlane(path) && !project.equals(tenant.project())) {
                return new Decision.Refused(AdmissionProblems.foreignToken());
            }
        }
        return new Decision.Admitted(new Admission(tenant, caller));
    }

    /** Whether a path goes on being served while its project is halted. */
    boolean outlivesHalt(String path) {
        return isControlPlane(path) || isMeta(path);
    }

    private static Optional<String> bearer(String header) {
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        String token = header.substring(BEARER.length()).strip();
        return token.isEmpty() || token.length() > LONGEST_TOKEN || token.indexOf(' ') >= 0
                ? Optional.empty()
                : Optional.of(token);
    }

    private static boolean isControlPlane(String path) {
        return RequestPath.isUnder(path, CONTROL_PLANE);
    }

    private static boolean isMeta(String path) {
        return isUnderAny(path, META);
    }

    private static boolean isUnderAny(String path, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (RequestPath.isUnder(path, prefix)) {
                return true;
            }
        }
        return false;
    }
}
