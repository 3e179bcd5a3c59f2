package dev.gatehouse.project.start;

import dev.gatehouse.platform.secret.RandomTokens;
import dev.gatehouse.platform.secret.Secret;
import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.project.BootstrapAnnouncement;
import dev.gatehouse.project.directory.ConfiguredOperator;
import dev.gatehouse.project.registry.FirstProjects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes what an installation cannot be without, before the first request is served. Repeating it changes nothing, and several
 * processes that start at once wait for one another.
 */
@Component
class FirstStart implements SmartInitializingSingleton, BootstrapAnnouncement {

    private static final String PREFIX = "ory_pat_";
    private static final int RANDOM_LENGTH = 32;

    private final FirstProjects projects;
    private final ConfiguredOperator operator;
    private final OperatorTokenStore tokens;
    private final InstallationLock lock;
    private final RandomTokens random;
    private final TransactionOperations transaction;
    private final AtomicReference<@Nullable Secret> made = new AtomicReference<>();

    FirstStart(
            FirstProjects projects,
            ConfiguredOperator operator,
            OperatorTokenStore tokens,
            InstallationLock lock,
            RandomTokens random,
            TransactionOperations transaction) {
        this.projects = projects;
        this.operator = operator;
        this.tokens = tokens;
        this.lock = lock;
        this.random = random;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        // All in one transaction: a process killed here leaves nothing half made, and no token that nobody ever saw.
        made.set(transaction.execute(status -> {
            lock.acquire();
            ProjectId console = projects.ensure();
            return operator.exists() || tokens.exists(console) ? null : makeToken(console);
        }));
    }

    private Secret makeToken(ProjectId console) {
        Secret token = new Secret(PREFIX + random.alphanumeric(RANDOM_LENGTH));
        tokens.add(console, TokenDigest.of(token.reveal()));
        return token;
    }

    @Override
    public Optional<Secret> take() {
        return Optional.ofNullable(made.getAndSet(null));
    }
}
