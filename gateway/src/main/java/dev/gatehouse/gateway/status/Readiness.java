package dev.gatehouse.gateway.status;

import java.util.Map;

/** Whether what requests depend on can be reached. */
@FunctionalInterface
public interface Readiness {

    /** What is not ready, by name, each with a sentence that anybody may read; empty when all is. */
    Map<String, String> failures();
}
