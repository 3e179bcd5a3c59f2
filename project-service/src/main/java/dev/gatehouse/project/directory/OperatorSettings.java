package dev.gatehouse.project.directory;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The operator of the installation.
 *
 * @param bootstrapToken the operator's token, 32 characters or more; valid while it is set. When none is set, one is made at
 *     the very first start
 */
@ConfigurationProperties("gatehouse")
record OperatorSettings(@Nullable String bootstrapToken) {

    @Override
    public String toString() {
        return "OperatorSettings[hidden]";
    }
}
