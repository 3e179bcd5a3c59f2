package dev.gatehouse.gateway;

import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Port to whoever owns projects: whom a host names, and whom a token belongs to. Answers are as of the last commit. */
public interface ProjectDirectory {

    /**
     * A project as requests are routed to it.
     *
     * @param revision the current revision of its configuration
     * @param primaryHost its fixed main host, without a port
     */
    record Project(ProjectId id, String slug, RevisionId revision, Tenant.State state, String primaryHost) {}

    /** Whom a token belongs to. */
    sealed interface Holder {

        /** The operator of the installation. */
        record Operator() implements Holder {}

        /**
         * A program with a project's token.
         *
         * @param token the id of the token
         * @param expiresAt when it ends to be valid; null when never
         */
        record ProjectToken(
                UUID token, ProjectId project, @Nullable Instant expiresAt) implements Holder {}
    }

    /** By an exact host name in lower case, without port and trailing dot. */
    Optional<Project> findByHost(String host);

    Optional<Project> findBySlug(String slug);

    Optional<Project> findById(ProjectId id);

    Optional<Holder> findToken(TokenDigest digest);

    /** Notes that a project's token was used. Returns at once; the time is stored later, many at a time. */
    void tokenUsed(UUID token, Instant when);

    /** A number in memory that grows whenever any of the other answers may have changed. */
    long head();
}
