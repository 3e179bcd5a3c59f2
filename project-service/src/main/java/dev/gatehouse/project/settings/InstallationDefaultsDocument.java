package dev.gatehouse.project.settings;

import dev.gatehouse.platform.configuration.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the operator wants otherwise in all projects that do not say it themselves, from a YAML or JSON file with the members
 * {@code identity}, {@code oauth2} and {@code permission}. Unlike a project, the operator may set operators' keys there.
 */
final class InstallationDefaultsDocument {

    private final Map<ServiceName, ObjectNode> defaults = new EnumMap<>(ServiceName.class);
    private final String file;

    private InstallationDefaultsDocument(String file) {
        this.file = file;
    }

    /** @param file null when there is none */
    static InstallationDefaultsDocument read(@Nullable Path file, JsonMapper json) {
        if (file == null) {
            return new InstallationDefaultsDocument("");
        }
        InstallationDefaultsDocument read = new InstallationDefaultsDocument(file.toString());
        try {
            // JSON is YAML.
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            JsonNode tree = json.valueToTree(content);
            for (String name : tree.propertyNames()) {
                ServiceName service = read.service(name);
                if (!(tree.get(name) instanceof ObjectNode settings)) {
                    throw read.unusable(name + " must be an object");
                }
                read.defaults.put(service, settings);
            }
        } catch (IOException | YAMLException unreadable) {
            throw read.unusable("it cannot be read: " + unreadable.getMessage());
        }
        return read;
    }

    private ServiceName service(String name) {
        try {
            return ServiceName.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw unusable("it knows the members identity, oauth2 and permission, not " + name);
        }
    }

    /** The operator's settings of a service; not to be changed. */
    ObjectNode of(ServiceName service) {
        return defaults.getOrDefault(service, JsonNodeFactory.instance.objectNode());
    }

    /** Refuses the start with settings that would break every project. */
    void check(ServiceName service, ServiceSettingsSchema schema) {
        ObjectNode settings = of(service);
        List<SettingsProblems.Violation> violations = schema.violations(settings);
        if (!violations.isEmpty()) {
            SettingsProblems.Violation first = violations.getFirst();
            throw unusable(first.pointer() + " breaks the rule " + first.rule() + ": " + first.explanation());
        }
        checkNames(schema.root(), settings, Pointer.toSettings(service.key()));
        SettingsReader.lengthen(schema.root(), settings, Pointer.toSettings(service.key()));
    }

    private void checkNames(SettingSchema setting, ObjectNode settings, Pointer pointer) {
        settings.forEachEntry((name, value) -> {
            SettingSchema member = setting.members().get(name);
            if (member == null && !setting.open()) {
                throw unusable(pointer.child(name) + " is not known");
            }
            if (member != null && member.server()) {
                throw unusable(pointer.child(name) + " is made by the server");
            }
            if (member != null && member.ignored() == null && value instanceof ObjectNode object) {
                checkNames(member, object, pointer.child(name));
            }
        });
    }

    private IllegalStateException unusable(String why) {
        return new IllegalStateException(
                "The file %s, named by gatehouse.project.defaults-file, cannot be used: %s.".formatted(file, why));
    }
}
