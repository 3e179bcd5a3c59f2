package dev.gatehouse.identity.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The keyword {@code ory.sh/kratos}. As a keyword of the validator it is met wherever traits are, inside arrays and behind
 * references too, and it sees each value once.
 */
final class JsonRoleKeyword extends AbstractKeyword {

    static final String NAME = "ory.sh/kratos";

    private static final Map<String, Set<String>> MEMBERS = Map.of(
            "", Set.of("credentials", "verification", "recovery"),
            "credentials", Set.of("password", "webauthn", "totp"),
            "password", Set.of("identifier"),
            "webauthn", Set.of("identifier"),
            "totp", Set.of("account_name"),
            "verification", Set.of("via"),
            "recovery", Set.of("via"));

    JsonRoleKeyword() {
        super(NAME);
    }

    @Override
    public KeywordValidator newValidator(SchemaLocation location, JsonNode rule, Schema parent, SchemaContext context) {
        requireKnownMembers("", rule);
        return new Reader(this, rule, location, parent, context);
    }

    /**
     * A role that a trait was met in.
     *
     * @param instance pointer to the trait
     * @param owner pointer to the schema that the keyword stands in
     */
    record Met(TraitRole role, String instance, String owner) {}

    /** What a validation met so far. */
    static List<Met> met(ExecutionContext context) {
        List<Met> met = context.getCollectorContext().computeIfAbsent(NAME, _ -> new ArrayList<Met>());
        return met;
    }

    private static void requireKnownMembers(String name, JsonNode rule) {
        Set<String> known = MEMBERS.get(name);
        if (known == null) {
            return;
        }
        for (Map.Entry<String, JsonNode> member : rule.properties()) {
            if (!known.contains(member.getKey())) {
                throw new SchemaException("The keyword " + NAME + " has no member " + member.getKey());
            }
            requireKnownMembers(member.getKey(), member.getValue());
        }
    }

    private static final class Reader extends BaseKeywordValidator {

        private final JsonNode rule;
        private final String owner;

        Reader(Keyword keyword, JsonNode rule, SchemaLocation location, Schema parent, SchemaContext context) {
            super(keyword, rule, location, parent, context);
            this.rule = rule;
            this.owner = parent.getSchemaLocation().getFragment().toString();
        }

        @Override
        public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath location) {
            if (!node.isValueNode() || node.isNull()) {
                return;
            }
            String text = node.asString();
            String plain = text.strip().toLowerCase(Locale.ROOT);
            if (plain.isEmpty()) {
                return;
            }
            List<TraitRole> roles = roles(text, plain);
            roles.forEach(role -> met(context).add(new Met(role, location.toString(), owner)));
        }

        private List<TraitRole> roles(String text, String plain) {
            List<TraitRole> roles = new ArrayList<>();
            JsonNode credentials = rule.path("credentials");
            if (credentials.path("password").path("identifier").asBoolean(false)) {
                roles.add(new TraitRole.PasswordIdentifier(plain));
            }
            if (credentials.path("webauthn").path("identifier").asBoolean(false)) {
                roles.add(new TraitRole.WebAuthnIdentifier(plain));
            }
            if (credentials.path("totp").path("account_name").asBoolean(false)) {
                roles.add(new TraitRole.AccountName(text));
            }
            if (rule.path("verification").path("via").isString()) {
                roles.add(new TraitRole.Verifiable(
                        rule.path("verification").path("via").stringValue(), plain));
            }
            if (rule.path("recovery").path("via").isString()) {
                roles.add(
                        new TraitRole.Recovery(rule.path("recovery").path("via").stringValue(), plain));
            }
            return roles;
        }
    }
}
