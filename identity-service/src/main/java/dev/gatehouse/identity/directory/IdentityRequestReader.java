package dev.gatehouse.identity.directory;

import dev.gatehouse.identity.problem.IdentityProblems;
import dev.gatehouse.identity.wire.JsonBodies;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Reads bodies of the administrator's API: unknown members and wrong types are refused, nothing is guessed. */
@Component
class IdentityRequestReader {

    private final JsonBodies bodies;
    private final ObjectReader reader;

    IdentityRequestReader(JsonBodies bodies, JsonMapper json) {
        this.bodies = bodies;
        this.reader = json.readerFor(IdentityRequest.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** The identity that a body asks for. */
    IdentityDraft draft(byte[] body) {
        try {
            IdentityRequest read = reader.readValue(bodies.object(body).node());
            return read.draft();
        } catch (UnrecognizedPropertyException unknown) {
            throw IdentityProblems.malformed("The member \"" + unknown.getPropertyName() + "\" is not known here.");
        } catch (JacksonException wrong) {
            // An element of a list has no name of its own.
            String member = wrong.getPath().reversed().stream()
                    .map(JacksonException.Reference::getPropertyName)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("body");
            throw IdentityProblems.malformed("The member \"" + member + "\" is not of the type that is expected here.");
        }
    }
}
