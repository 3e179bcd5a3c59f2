package dev.gatehouse.permission.wire;

import dev.gatehouse.permission.condition.JsonValues;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.platform.PlatformConfiguration;
import dev.gatehouse.platform.web.QueryParameters;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code context} of a question: values for the parameters of conditions, as a member of a body or as a parameter with a
 * JSON object in text.
 */
public final class ContextJson {

    private static final String NAME = "context";
    private static final int LONGEST = 16_384;
    private static final JsonMapper JSON = PlatformConfiguration.strictJson();

    private ContextJson() {}

    /** The values of a body's member; none when it is absent or null. */
    public static Map<String, Object> read(@Nullable JsonNode member) {
        if (member == null || member.isNull() || member.isMissingNode()) {
            return Map.of();
        }
        if (!member.isObject()) {
            throw PermissionProblems.badContext("must be a JSON object").exception();
        }
        if (member.isEmpty()) {
            return Map.of();
        }
        requireShort(member.toString());
        return JsonValues.members(member);
    }

    /** The values of the parameter {@code context}; none when it is absent. */
    public static Map<String, Object> read(QueryParameters parameters) {
        Optional<String> sent = parameters.find(NAME);
        if (sent.isEmpty()) {
            return Map.of();
        }
        requireShort(sent.get());
        return read(parse(sent.get()));
    }

    private static JsonNode parse(String text) {
        JsonNode parsed;
        try {
            parsed = JSON.readTree(text);
        } catch (JacksonException malformed) {
            throw PermissionProblems.badContext("must be a JSON object, but is no JSON")
                    .exception();
        }
        // Asked for by name, so it has to say something; in a body null says that it is not there.
        if (!parsed.isObject()) {
            throw PermissionProblems.badContext("must be a JSON object").exception();
        }
        return parsed;
    }

    private static void requireShort(String text) {
        if (text.length() > LONGEST) {
            throw PermissionProblems.badContext("must not be longer than %d characters".formatted(LONGEST))
                    .exception();
        }
    }
}
