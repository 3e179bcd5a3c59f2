package dev.gatehouse.project.settings;

import dev.gatehouse.platform.GatehouseMode;
import dev.gatehouse.platform.configuration.ServiceName;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The rules that a JSON Schema cannot express: between keys, and about what is inside of values. */
final class JsonSettingsChecks {

    private static final Set<String> PRESETS =
            Set.of("preset://email", "preset://username", "preset://basic", "preset://blank");

    private static final int LARGEST_MODEL = 1 << 20;

    private final GatehouseMode mode;
    private final JsonMapper json;

    JsonSettingsChecks(GatehouseMode mode, JsonMapper json) {
        this.mode = mode;
        this.json = json;
    }

    /** Checks settings with everything filled in. */
    void check(ServiceName service, ObjectNode settings) {
        Pointer top = Pointer.toSettings(service.key());
        switch (service) {
            case IDENTITY -> {
                checkSchemas(settings.path("identity"), top.child("identity"));
                JsonNode providers = settings.at("/selfservice/methods/oidc/config/providers");
                checkUnique(
                        providers,
                        "id",
                        top.child("selfservice")
                                .child("methods")
                                .child("oidc")
                                .child("config")
                                .child("providers"));
            }
            case OAUTH2 -> {
                JsonNode issuer = settings.at("/urls/self/issuer");
                if (!mode.development() && issuer.isString() && !isHttps(issuer.stringValue())) {
                    throw SettingsProblems.refused(
                            top.child("urls").child("self").child("issuer"),
                            "https",
                            "in production an issuer is an https URL",
                            issuer.stringValue());
                }
            }
            case PERMISSION -> {
                JsonNode location = settings.at("/namespaces/location");
                if (location.isString() && location.stringValue().startsWith("base64://")) {
                    Pointer place = top.child("namespaces").child("location");
                    if (decode(location, place).length > LARGEST_MODEL) {
                        throw SettingsProblems.refused(
                                place, "maxLength", "a model has at most %d bytes".formatted(LARGEST_MODEL), null);
                    }
                } else {
                    checkUnique(settings.path("namespaces"), "name", top.child("namespaces"));
                }
            }
        }
    }

    private void checkSchemas(JsonNode identity, Pointer pointer) {
        JsonNode schemas = identity.path("schemas");
        checkUnique(schemas, "id", pointer.child("schemas"));
        JsonNode chosen = identity.path("default_schema_id");
        if (!ServerValuesWriter.names(schemas, chosen.stringValue())) {
            throw SettingsProblems.refused(
                    pointer.child("default_schema_id"),
                    "known",
                    "it must be the id of one of the schemas",
                    chosen.stringValue());
        }
        for (int i = 0; i < schemas.size(); i++) {
            JsonNode url = schemas.path(i).path("url");
            Pointer place = pointer.child("schemas").child(i).child("url");
            String location = url.stringValue();
            if (location.startsWith("preset://") && !PRESETS.contains(location)) {
                throw SettingsProblems.refused(place, "known", "the presets are " + sorted(PRESETS), location);
            }
            if (location.startsWith("base64://") && !isObject(decode(url, place))) {
                throw SettingsProblems.refused(
                        place, "schema", "the JSON Schema of people is a JSON object with a property traits", null);
            }
        }
    }

    private boolean isObject(byte[] content) {
        try {
            return json.readTree(content).path("properties").path("traits").isObject();
        } catch (JacksonException malformed) {
            return false;
        }
    }

    private static byte[] decode(JsonNode url, Pointer pointer) {
        String text = url.stringValue().substring("base64://".length());
        try {
            // Both alphabets are in use, with and without padding.
            return Base64.getDecoder()
                    .decode(text.replace('-', '+').replace('_', '/').getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException malformed) {
            throw SettingsProblems.refused(
                    pointer, "base64", "what follows base64:// does not decode", url.stringValue());
        }
    }

    private static void checkUnique(JsonNode list, String member, Pointer pointer) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode value = list.path(i).path(member);
            if (value.isString() && !seen.add(value.stringValue())) {
                throw SettingsProblems.refused(
                        pointer.child(i).child(member), "unique", "another one has it already", value.stringValue());
            }
        }
    }

    private static boolean isHttps(String url) {
        return url.startsWith("https://");
    }

    private static String sorted(Set<String> texts) {
        return String.join(", ", texts.stream().sorted().toList());
    }
}
