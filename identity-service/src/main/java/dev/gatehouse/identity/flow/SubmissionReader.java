package dev.gatehouse.identity.flow;

import dev.gatehouse.identity.problem.IdentityProblems;
import dev.gatehouse.identity.wire.JsonBodies;
import dev.gatehouse.identity.wire.JsonValue;
import dev.gatehouse.platform.web.FormParameters;
import dev.gatehouse.platform.web.Parameters;
import dev.gatehouse.platform.web.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields of a submit: JSON, a page's form, or the query of an address that was followed (identity.md §2.4). */
@Component
public class SubmissionReader {

    private final JsonBodies bodies;

    SubmissionReader(JsonBodies bodies) {
        this.bodies = bodies;
    }

    /** The fields of a request; one that cannot be read is refused with 400. */
    public Submission read(HttpServletRequest request) {
        try {
            return submission(request);
        } catch (IOException interrupted) {
            throw new UncheckedIOException("The request body could not be read.", interrupted);
        }
    }

    private Submission submission(HttpServletRequest request) throws IOException {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            return submission(nested(QueryParameters.of(request)), true);
        }
        String type = type(request.getContentType());
        if (FormParameters.isForm(type)) {
            return submission(nested(FormParameters.of(request)), true);
        }
        byte[] body = request.getInputStream().readAllBytes();
        if (body.length > 0 && !type.equals("application/json")) {
            throw IdentityProblems.malformed(
                    "Unable to decode HTTP Request Body because its HTTP Content-Type is neither"
                            + " application/json nor application/x-www-form-urlencoded.");
        }
        return submission(undotted(bodies.object(body).node()), false);
    }

    private static Submission submission(ObjectNode fields, boolean form) {
        return new Submission(new JsonValue(fields).members(), form);
    }

    private static String type(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType;
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode nested(Parameters parameters) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        for (String name : parameters.names()) {
            String value = JsonBodies.requireStorable(parameters.last(name).orElse(""));
            // A browser sends what was left empty; for a form that is the same as leaving it out.
            if (!value.isEmpty()) {
                put(root, name, JsonNodeFactory.instance.stringNode(value));
            }
        }
        return root;
    }

    private static ObjectNode undotted(JsonNode sent) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : sent.properties()) {
            if (member.getKey().indexOf('.') < 0) {
                root.set(member.getKey(), member.getValue());
            }
        }
        for (Map.Entry<String, JsonNode> member : sent.properties()) {
            String name = member.getKey();
            // Where both spellings are mixed, the nested one stands.
            if (name.indexOf('.') > 0 && !sent.has(name.substring(0, name.indexOf('.')))) {
                put(root, name, member.getValue());
            }
        }
        return root;
    }

    private static void put(ObjectNode root, String dotted, JsonNode value) {
        ObjectNode at = root;
        String[] steps = dotted.split("\\.", -1);
        for (int i = 0; i < steps.length - 1; i++) {
            at = at.get(steps[i]) instanceof ObjectNode below ? below : at.putObject(steps[i]);
        }
        at.set(steps[steps.length - 1], value);
    }
}
