package dev.gatehouse.permission.authzen;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An action (§5.3). */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ActionJson(@Nullable String name, @Nullable JsonNode properties) {

    String name(String path) {
        return AccessProblems.require(name, path + ".name");
    }
}
