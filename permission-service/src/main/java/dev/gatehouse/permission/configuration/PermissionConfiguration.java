package dev.gatehouse.permission.configuration;

import dev.gatehouse.permission.problem.PermissionProblems;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The permission settings of one revision of a project ({@code services.permission.config}).
 *
 * @param maxReadDepth how many tuples a check or an expansion follows one after the other ({@code limit.max_read_depth});
 *     a chain of k subject sets needs k + 1
 * @param namespaces the kinds of objects it knows
 */
public record PermissionConfiguration(int maxReadDepth, Namespaces namespaces) {

    private static final int DEFAULT_MAX_READ_DEPTH = 5;

    /** Reads the effective document. It was validated when it was stored, so what is unknown here is not our concern. */
    public static PermissionConfiguration parse(ObjectNode document) {
        return new PermissionConfiguration(
                document.path("limit").path("max_read_depth").asInt(DEFAULT_MAX_READ_DEPTH),
                namespaces(document.path("namespaces")));
    }

    /** The depth that rules a request: what it asks for may only be less than what the project allows. */
    public int depth(@Nullable Long requested) {
        return requested == null || requested <= 0 || requested > maxReadDepth
                ? maxReadDepth
                : Math.toIntExact(requested);
    }

    /** Whether the project has such a namespace. */
    public boolean knows(String namespace) {
        return switch (namespaces) {
            case Namespaces.Listed(Set<String> names) -> names.contains(namespace);
            case Namespaces.Located _ ->
                throw PermissionProblems.modelNotEvaluated().exception();
        };
    }

    private static Namespaces namespaces(JsonNode node) {
        if (node.isString()) {
            return new Namespaces.Located(node.stringValue());
        }
        if (node.isObject()) {
            return new Namespaces.Located(node.path("location").asString(""));
        }
        // Missing, null and [] all mean that none is configured. Ids of namespaces are history and may repeat.
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode namespace : node) {
            names.add(namespace.path("name").asString(""));
        }
        return new Namespaces.Listed(names);
    }
}
