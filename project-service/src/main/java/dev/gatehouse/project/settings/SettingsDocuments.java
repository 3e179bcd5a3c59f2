package dev.gatehouse.project.settings;

import dev.gatehouse.platform.configuration.ServiceName;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the settings of the services mean. A revision keeps only what a project wants otherwise; in force is
 *
 * <pre>schema defaults ← installation defaults ← revision ← what the server fills in or forces</pre>
 *
 * <p>Callers see that without secrets and without the operator's keys; services get it with both.
 */
public final class SettingsDocuments {

    private final Map<ServiceName, ServiceSettingsSchema> schemas = new EnumMap<>(ServiceName.class);
    private final InstallationDefaultsDocument installation;
    private final ServerValuesWriter serverValues;
    private final JsonSettingsChecks checks;

    SettingsDocuments(
            JsonMapper json,
            InstallationDefaultsDocument installation,
            ServerValuesWriter serverValues,
            JsonSettingsChecks checks) {
        this.installation = installation;
        this.serverValues = serverValues;
        this.checks = checks;
        for (ServiceName service : ServiceName.values()) {
            ServiceSettingsSchema schema = ServiceSettingsSchema.load(service, json);
            installation.check(service, schema);
            schemas.put(service, schema);
        }
    }

    /**
     * Checks settings that shall replace others.
     *
     * @param sent complete settings as a caller wrote them; keys that are left out go back to their defaults
     * @param stored the project's settings until now, with secrets in clear
     */
    public Accepted accept(
            ServiceName service, SettingsDocument sent, SettingsDocument stored, Facts before, Facts after) {
        ServiceSettingsSchema schema = schema(service);
        ObjectNode inForce = resolve(service, stored.tree(), before);
        ObjectNode settings = sent.tree().deepCopy();
        SettingsReader reader = new SettingsReader(service, schema.root(), inForce);
        reader.clean(settings);
        JsonSecrets.keep(schema.root(), settings, inForce, Pointer.toSettings(service.key()));
        List<SettingsProblems.Violation> violations = schema.violations(settings);
        if (!violations.isEmpty()) {
            throw SettingsProblems.refused(violations);
        }
        SettingsReader.lengthen(schema.root(), settings, Pointer.toSettings(service.key()));
        ObjectNode wanted = settings.deepCopy();
        SettingsReader.prune(settings, inForce, stored.tree(), defaults(service));
        serverValues.keepChosen(service, wanted, settings, resolve(service, settings, after));
        checks.check(service, resolve(service, settings, after));
        return new Accepted(new SettingsDocument(settings), reader.warnings());
    }

    /** Settings in force as a caller may see them, in an order that never changes. */
    public SettingsDocument shown(ServiceName service, SettingsDocument stored, Facts facts) {
        ObjectNode settings = resolve(service, stored.tree(), facts);
        SettingSchema root = schema(service).root();
        JsonSecrets.take(root, settings);
        dropIgnored(root, settings);
        return new SettingsDocument(JsonTrees.sorted(settings));
    }

    /**
     * Settings in force as the service gets them.
     *
     * @param secrets what {@link JsonProjectSecrets} made for this service
     */
    public SettingsDocument effective(
            ServiceName service, SettingsDocument stored, SettingsDocument secrets, Facts facts) {
        ObjectNode settings = JsonTrees.merge(secrets.tree().deepCopy(), resolve(service, stored.tree(), facts));
        // A salt of the project's own wins over the one that was made; keys are never anybody else's.
        if (secrets.tree().has("secrets")) {
            settings.set("secrets", secrets.tree().path("secrets").deepCopy());
        }
        serverValues.force(service, settings);
        return new SettingsDocument(JsonTrees.sorted(settings));
    }

    /**
     * Takes the secrets out of settings for storage, which changes them.
     *
     * @return the secrets by JSON Pointer, for {@link #unite}
     */
    public Map<String, String> separate(ServiceName service, ObjectNode settings) {
        return JsonSecrets.take(schema(service).root(), settings);
    }

    /** Puts secrets back into settings that were read from storage. */
    public void unite(ObjectNode settings, Map<String, String> secrets) {
        JsonSecrets.put(settings, new LinkedHashMap<>(secrets));
    }

    /** What holds in this installation where a project sets nothing, before the server fills anything in. */
    ObjectNode defaults(ServiceName service) {
        return JsonTrees.merge(schema(service).defaults(), installation.of(service));
    }

    private ObjectNode resolve(ServiceName service, ObjectNode stored, Facts facts) {
        ObjectNode settings = JsonTrees.merge(defaults(service), stored);
        serverValues.fill(service, settings, facts);
        return settings;
    }

    private ServiceSettingsSchema schema(ServiceName service) {
        ServiceSettingsSchema schema = schemas.get(service);
        if (schema == null) {
            throw new IllegalStateException("Every service has a schema: " + service);
        }
        return schema;
    }

    private static void dropIgnored(SettingSchema setting, JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : object.propertyNames().toArray(String[]::new)) {
                SettingSchema member = setting.members().get(name);
                if (member != null && member.ignored() != null) {
                    object.remove(name);
                } else if (member != null) {
                    dropIgnored(member, object.get(name));
                }
            }
        }
    }
}
