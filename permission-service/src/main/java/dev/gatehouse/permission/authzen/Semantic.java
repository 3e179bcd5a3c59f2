package dev.gatehouse.permission.authzen;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a list of questions is answered (§7.1.2.1). */
enum Semantic {
    @JsonProperty("execute_all")
    EXECUTE_ALL,
    @JsonProperty("deny_on_first_deny")
    DENY_ON_FIRST_DENY,
    @JsonProperty("permit_on_first_permit")
    PERMIT_ON_FIRST_PERMIT;

    /** Whether this decision is the last one. */
    boolean endsWith(boolean allowed) {
        return switch (this) {
            case EXECUTE_ALL -> false;
            case DENY_ON_FIRST_DENY -> !allowed;
            case PERMIT_ON_FIRST_PERMIT -> allowed;
        };
    }
}
