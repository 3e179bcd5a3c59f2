package dev.gatehouse.permission.configuration;

import dev.gatehouse.permission.evaluate.Rules;
import dev.gatehouse.permission.model.Precedence;
import dev.gatehouse.permission.problem.PermissionProblems;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The permission settings of one revision of a project ({@code services.permission.config}). Made once per revision. */
public final class PermissionConfiguration {

    private static final int DEFAULT_MAX_READ_DEPTH = 5;
    private static final int DEFAULT_MAX_BATCH_CHECK_SIZE = 100;
    private static final int DEFAULT_MAX_EXPAND_SIZE = 50_000;

    private final Namespaces namespaces;
    private final Precedence precedence;
    private final WriteValidation validateWrites;
    private final int maxReadDepth;
    private final int maxBatchCheckSize;
    private final int maxExpandSize;

    private PermissionConfiguration(ObjectNode document) {
        namespaces = RulesReader.read(document);
        precedence = RulesReader.precedence(document);
        validateWrites = WriteValidation.of(document.path("validate_writes").asString("off"));
        JsonNode limit = document.path("limit");
        maxReadDepth = limit.path("max_read_depth").asInt(DEFAULT_MAX_READ_DEPTH);
        maxBatchCheckSize = limit.path("max_batch_check_size").asInt(DEFAULT_MAX_BATCH_CHECK_SIZE);
        maxExpandSize = limit.path("max_expand_size").asInt(DEFAULT_MAX_EXPAND_SIZE);
    }

    /** Reads the effective document. It was validated when it was stored, so what is unknown here is not our concern. */
    public static PermissionConfiguration parse(ObjectNode document) {
        return new PermissionConfiguration(document);
    }

    /**
     * By what the project's tuples are evaluated; the same object as long as the revision is the same.
     *
     * @throws dev.gatehouse.platform.problem.ProblemException when its model cannot be used
     */
    public Rules rules() {
        return switch (namespaces) {
            case Namespaces.Usable(Rules rules) -> rules;
            case Namespaces.Unusable(String reason) ->
                throw PermissionProblems.unusableModel(reason).exception();
        };
    }

    /** Whether the project has such a namespace. */
    public boolean knows(String namespace) {
        return rules().model().declares(namespace);
    }

    /** The depth that rules a request: what it asks for may only be less than what the project allows. */
    public int depth(@Nullable Long requested) {
        return requested == null || requested <= 0 || requested > maxReadDepth
                ? maxReadDepth
                : Math.toIntExact(requested);
    }

    /** How the project wants mixed operators to be read ({@code opl.precedence}). */
    public Precedence precedence() {
        return precedence;
    }

    /** What becomes of tuples that the model has no place for. */
    public WriteValidation validateWrites() {
        return validateWrites;
    }

    /** How many questions one batch may hold ({@code limit.max_batch_check_size}). */
    public int maxBatchCheckSize() {
        return maxBatchCheckSize;
    }

    /** How many nodes an expanded tree may have ({@code limit.max_expand_size}); the installation may allow less. */
    public int maxExpandSize() {
        return maxExpandSize;
    }
}
