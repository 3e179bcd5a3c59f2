package dev.gatehouse.project;

import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway asks about every request: whom its host names and whom its credential belongs to. Answers are as of the
 * last commit; {@link #head()} tells a cache when they may have changed.
 */
public interface ProjectLookup {

    /**
     * A project as requests are routed to it.
     *
     * @param primaryHost its fixed main host, without a port
     */
    record RoutedProject(ProjectId project, String slug, RevisionId revision, Tenant.State state, String primaryHost) {}

    /** Whom a token belongs to. */
    sealed interface TokenHolder {

        /** The operator of the installation, by its bootstrap token. */
        record Operator() implements TokenHolder {}

        /**
         * A program with a project's token.
         *
         * @param token the id of the token
         * @param expires when it ends to be valid; null when never. Whoever holds the answer compares it with the clock.
         */
        record ProjectToken(
                UUID token, ProjectId project, @Nullable Instant expires) implements TokenHolder {}
    }

    /** By a host name in lower case, without port and trailing dot. */
    Optional<RoutedProject> findByHost(String host);

    Optional<RoutedProject> findBySlug(String slug);

    Optional<RoutedProject> findById(ProjectId project);

    /** Empty when no such token exists or it has expired. */
    Optional<TokenHolder> findToken(TokenDigest digest);

    /** Notes that a project's token was used. Returns at once; the time is stored a little later. */
    void tokenUsed(UUID token, Instant when);

    /** A number in memory that grows whenever any of the other answers may have changed. */
    long head();
}
