package dev.gatehouse.identity.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import dev.gatehouse.identity.problem.IdentityProblems;
import dev.gatehouse.identity.wire.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.JsonNodeException;
import tools.jackson.databind.node.JsonNodeFactory;

/** A compiled identity schema. */
public final class IdentitySchema {

    private final byte[] bytes;
    private final Schema schema;

    IdentitySchema(byte[] bytes, Schema schema) {
        this.bytes = bytes;
        this.schema = schema;
    }

    /** The schema exactly as the operator wrote it. */
    byte[] bytes() {
        return bytes.clone();
    }

    /** Judges traits, and finds out what each of them is for. */
    public Assessment assess(JsonValue traits) {
        JsonNode instance = JsonNodeFactory.instance.objectNode().set("traits", traits.node());
        ExecutionContext context = schema.createExecutionContext();
        try {
            schema.validate(context, instance);
        } catch (JsonNodeException tooLarge) {
            // Rules about integers are computed with 64 bits.
            throw IdentityProblems.malformed("The traits contain a number that is out of range.");
        }
        List<Violation> violations = new ArrayList<>(JsonViolations.of(context.getErrors()));
        List<JsonRoleKeyword.Met> met = JsonRoleKeyword.met(context);
        violations.addAll(badAddresses(met, violations));
        return new Assessment(
                violations, met.stream().map(JsonRoleKeyword.Met::role).toList());
    }

    /** An address must be one even where its schema does not say {@code format}: mail would never arrive. */
    private List<Violation> badAddresses(List<JsonRoleKeyword.Met> met, List<Violation> known) {
        Set<String> reported = new HashSet<>();
        known.forEach(violation -> reported.add(violation.instance()));
        List<Violation> bad = new ArrayList<>();
        for (JsonRoleKeyword.Met one : met) {
            boolean mail = switch (one.role()) {
                case TraitRole.Verifiable verifiable -> verifiable.via().equals("email");
                case TraitRole.Recovery recovery -> recovery.via().equals("email");
                case TraitRole.Identifier _, TraitRole.AccountName _ -> false;
            };
            if (mail && !TextFormat.isEmail(one.role().value()) && reported.add(one.instance())) {
                String text = JsonViolations.notInFormat("email", one.role().value());
                bad.add(new Violation(one.instance(), one.owner() + "/format", "format", text, List.of()));
            }
        }
        return bad;
    }
}
