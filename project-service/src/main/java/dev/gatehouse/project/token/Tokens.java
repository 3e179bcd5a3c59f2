package dev.gatehouse.project.token;

import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import dev.gatehouse.platform.secret.RandomTokens;
import dev.gatehouse.platform.secret.Secret;
import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.project.directory.Head;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Issues and revokes projects' tokens. */
@Service
class Tokens {

    private static final String PREFIX = "ory_pat_";
    private static final int RANDOM_LENGTH = 32;
    private static final int SHOWN_LENGTH = 4;

    /** A token at the only moment at which its value is known. */
    record Issued(ProjectToken token, Secret value) {}

    private final TokenStore store;
    private final RandomTokens random;
    private final Head head;
    private final Clock clock;
    private final TransactionOperations transaction;

    Tokens(TokenStore store, RandomTokens random, Head head, Clock clock, TransactionOperations transaction) {
        this.store = store;
        this.random = random;
        this.head = head;
        this.clock = clock;
        this.transaction = transaction;
    }

    Issued issue(ProjectId project, String name, UUID owner, @Nullable Instant expiresAt) {
        // PostgreSQL keeps microseconds; what is answered now must equal what is read later.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw Problem.of(ProblemCode.BAD_REQUEST, "The member expires_at must be in the future.")
                    .exception();
        }
        String value = PREFIX + random.alphanumeric(RANDOM_LENGTH);
        ProjectToken token = new ProjectToken(
                UUID.randomUUID(),
                name,
                owner,
                value.substring(value.length() - SHOWN_LENGTH),
                now,
                expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS),
                null);
        transaction.executeWithoutResult(status -> {
            store.add(project, token, TokenDigest.of(value));
            head.changed();
        });
        return new Issued(token, new Secret(value));
    }

    List<ProjectToken> list(ProjectId project) {
        return store.list(project);
    }

    void revoke(ProjectId project, UUID token) {
        transaction.executeWithoutResult(status -> {
            if (!store.remove(project, token)) {
                throw unknown();
            }
            head.changed();
        });
    }

    static RuntimeException unknown() {
        return Problem.of(ProblemCode.NOT_FOUND, "The project has no such token.")
                .exception();
    }
}
