package dev.gatehouse.identity.wire;

import dev.gatehouse.identity.problem.IdentityProblems;
import dev.gatehouse.platform.database.StorableText;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON that callers sent. What is read can be stored and given back: no text that PostgreSQL refuses, and no number
 * that a few bytes blow up to megabytes.
 */
@Component
public final class JsonBodies {

    private static final int GREATEST_EXPONENT = 400;

    private final JsonMapper json;

    JsonBodies(JsonMapper json) {
        this.json = json;
    }

    /** The object that a request consists of; anything else is refused with 400. */
    public JsonValue object(byte[] body) {
        JsonValue value = new JsonValue(read(body));
        if (!value.isObject()) {
            String type = value.type();
            throw IdentityProblems.malformed("Expected JSON sent in request body to be an object but got: "
                    + Character.toUpperCase(type.charAt(0))
                    + type.substring(1));
        }
        return value;
    }

    /** A value from storage, in which numbers are as exact as they were sent. */
    public JsonValue stored(String text) {
        return new JsonValue(json.readTree(text));
    }

    /** The text to store. */
    public String text(JsonValue value) {
        return json.writeValueAsString(value.node());
    }

    /** Refuses text that could not be kept. */
    public static String requireStorable(String text) {
        if (!StorableText.is(text)) {
            throw IdentityProblems.malformed("The request contains a character that is not allowed.");
        }
        return text;
    }

    private JsonNode read(byte[] body) {
        if (body.length == 0) {
            throw IdentityProblems.malformed(
                    "Unable to decode HTTP Request Body because its HTTP Header \"Content-Length\" is zero.");
        }
        try {
            // A decoder that reports is stricter than the parser's own: overlong forms and surrogates are no UTF-8.
            Reader text = new InputStreamReader(
                    new ByteArrayInputStream(body),
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
            JsonNode node = json.readTree(text);
            requireStorable(node);
            return node;
        } catch (JacksonException broken) {
            throw IdentityProblems.malformed("Unable to decode the request body: it is not valid JSON.");
        }
    }

    private static void requireStorable(JsonNode node) {
        if (node.isString()) {
            requireStorable(node.stringValue());
        } else if (node.isNumber()) {
            requireStorable(node.decimalValue());
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                requireStorable(member.getKey());
                requireStorable(member.getValue());
            }
        } else if (node.isArray()) {
            node.forEach(JsonBodies::requireStorable);
        }
    }

    private static void requireStorable(BigDecimal number) {
        long magnitude = (long) number.precision() - number.scale();
        if (Math.abs(magnitude) > GREATEST_EXPONENT || number.scale() > GREATEST_EXPONENT) {
            throw IdentityProblems.malformed("The request contains a number that is out of range.");
        }
    }
}
