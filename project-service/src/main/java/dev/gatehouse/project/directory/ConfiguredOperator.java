package dev.gatehouse.project.directory;

import dev.gatehouse.platform.secret.TokenDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The operator's token when it comes from the environment: valid while it is set there, so nothing of it is stored. */
@Component
public class ConfiguredOperator {

    private static final int SHORTEST = 32;

    private final @Nullable TokenDigest digest;

    @Autowired
    ConfiguredOperator(OperatorSettings settings) {
        this(settings.bootstrapToken());
    }

    ConfiguredOperator(@Nullable String token) {
        if (token != null && !token.isEmpty()) {
            if (token.length() < SHORTEST || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
                throw new UnusableBootstrapTokenException();
            }
            this.digest = TokenDigest.of(token);
        } else {
            this.digest = null;
        }
    }

    /** Whether there is such a token. */
    public boolean exists() {
        return digest != null;
    }

    boolean holds(TokenDigest presented) {
        return digest != null && digest.equals(presented);
    }
}
