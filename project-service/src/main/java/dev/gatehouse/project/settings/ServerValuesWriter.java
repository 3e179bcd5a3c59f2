package dev.gatehouse.project.settings;

import dev.gatehouse.platform.GatehouseMode;
import dev.gatehouse.platform.configuration.ServiceName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The values that the server fills in where a project chose none, and those that it does not let a project choose. */
final class ServerValuesWriter {

    private final GatehouseMode mode;

    ServerValuesWriter(GatehouseMode mode) {
        this.mode = mode;
    }

    /** Completes settings with what is shown to callers. */
    void fill(ServiceName service, ObjectNode settings, Facts facts) {
        switch (service) {
            case IDENTITY -> fillIdentity(settings, facts);
            case OAUTH2 -> fillOAuth2(settings, facts);
            case PERMISSION -> {}
        }
    }

    private void fillIdentity(ObjectNode settings, Facts facts) {
        String origin = facts.origin().toString();
        String host = facts.origin().getHost();
        settings.put("dev", mode.development());
        JsonTrees.objectAt(settings, "serve", "public").put("base_url", origin);
        JsonTrees.objectAt(settings, "serve", "admin").put("base_url", origin);
        JsonTrees.objectAt(settings, "cookies").put("path", "/");
        ObjectNode cookie = JsonTrees.objectAt(settings, "session", "cookie");
        cookie.put("name", "ory_session_" + label(facts));
        cookie.put("path", "/");

        ObjectNode identity = JsonTrees.objectAt(settings, "identity");
        choose(identity, "default_schema_id", defaultSchema(identity.path("schemas")));
        ObjectNode methods = JsonTrees.objectAt(settings, "selfservice", "methods");
        choose(JsonTrees.objectAt(methods, "totp", "config"), "issuer", host);
        ObjectNode relyingParty = JsonTrees.objectAt(methods, "webauthn", "config", "rp");
        choose(relyingParty, "id", host);
        choose(relyingParty, "display_name", facts.name());
        choose(relyingParty, "origin", origin);
        ObjectNode smtp = JsonTrees.objectAt(settings, "courier", "smtp");
        choose(smtp, "from_address", "no-reply@" + host);
        choose(smtp, "from_name", facts.name());
    }

    private void fillOAuth2(ObjectNode settings, Facts facts) {
        settings.put("dev", mode.development());
        ObjectNode cookies = JsonTrees.objectAt(settings, "serve", "cookies");
        cookies.put("secure", !mode.development());
        ObjectNode names = JsonTrees.objectAt(cookies, "names");
        // Projects may share a parent domain, where equal names would overwrite one another.
        names.put("login_csrf", "ory_oauth2_login_csrf_" + label(facts));
        names.put("consent_csrf", "ory_oauth2_consent_csrf_" + label(facts));
        names.put("session", "ory_oauth2_session_" + label(facts));
    }

    /** Sets what only the services see. */
    void force(ServiceName service, ObjectNode settings) {
        if (service != ServiceName.PERMISSION) {
            // Hooks, mappers, schemas and keys are fetched from where projects say, so not from the operator's own
            // network.
            JsonTrees.objectAt(settings, "clients", "http").put("disallow_private_ip_ranges", !mode.development());
        }
    }

    /**
     * Keeps a choice that equalled the filled-in value until now, but would not any more: the default schema stays the one
     * that was asked for when the list of schemas is put in another order.
     */
    void keepChosen(ServiceName service, ObjectNode wanted, ObjectNode settings, ObjectNode inForce) {
        if (service != ServiceName.IDENTITY) {
            return;
        }
        String chosen = wanted.path("identity").path("default_schema_id").asString("");
        JsonNode identity = inForce.path("identity");
        if (!chosen.isEmpty()
                && !chosen.equals(identity.path("default_schema_id").asString(""))
                && names(identity.path("schemas"), chosen)) {
            JsonTrees.objectAt(settings, "identity").put("default_schema_id", chosen);
        }
    }

    private static String defaultSchema(JsonNode schemas) {
        return names(schemas, "default")
                ? "default"
                : schemas.path(0).path("id").asString("default");
    }

    static boolean names(JsonNode schemas, String id) {
        for (JsonNode schema : schemas) {
            if (schema.path("id").asString("").equals(id)) {
                return true;
            }
        }
        return false;
    }

    private static void choose(ObjectNode owner, String name, String value) {
        if (!owner.has(name)) {
            owner.put(name, value);
        }
    }

    private static String label(Facts facts) {
        return facts.slug().replace("-", "");
    }
}
