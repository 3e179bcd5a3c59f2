package dev.gatehouse.project.registry;

import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.database.StorableText;
import dev.gatehouse.project.patch.JsonPatch;
import dev.gatehouse.project.patch.PatchException;
import dev.gatehouse.project.patch.PatchPointer;
import dev.gatehouse.project.settings.SettingsDocument;
import dev.gatehouse.project.settings.Warning;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A project as callers see it and send it back.
 *
 * <pre>{"id", "name", "slug", "state", "revision_id", "services": {"identity": {"config": {…}}, …}}</pre>
 *
 * @param tree not to be changed by whoever gets it
 */
record ProjectDocument(ObjectNode tree) {

    static final Set<String> READ_ONLY = Set.of("id", "slug", "state", "revision_id");

    private static final int LONGEST_NAME = 255;

    /** @param settings those in force, as they may be shown */
    static ProjectDocument of(Project project, Map<ServiceName, SettingsDocument> settings) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("id", project.id().toString());
        document.put("name", project.revision().name());
        document.put("slug", project.slug());
        document.put("state", project.state().name().toLowerCase(Locale.ROOT));
        document.put("revision_id", project.revision().id().toString());
        ObjectNode services = document.putObject("services");
        for (ServiceName service : ServiceName.values()) {
            SettingsDocument own = settings.getOrDefault(service, SettingsDocument.none());
            services.putObject(service.key()).set("config", own.tree());
        }
        return new ProjectDocument(document);
    }

    /** The name of a project that shall be made; members of later releases are not minded. */
    static String readName(JsonNode body) {
        if (!body.isObject()) {
            throw ProjectProblems.invalid("", "type", "The request body must be a JSON object.");
        }
        JsonNode name = body.path("name");
        if (!name.isString()) {
            throw ProjectProblems.invalid("/name", "required", "A project needs a name, which is text.");
        }
        String stripped = name.stringValue().strip();
        if (stripped.isEmpty()) {
            throw ProjectProblems.invalid("/name", "minLength", "The name of a project must not be empty.");
        }
        if (stripped.length() > LONGEST_NAME) {
            throw ProjectProblems.invalid(
                    "/name", "maxLength", "The name of a project has at most " + LONGEST_NAME + " characters.");
        }
        if (!StorableText.is(stripped)) {
            throw ProjectProblems.invalid("/name", "characters", "The name holds characters that cannot be stored.");
        }
        return stripped;
    }

    /** A whole document that a caller wants instead of the present one. */
    static ProjectUpdate read(JsonNode body) {
        String name = readName(body);
        if (!(body.get("services") instanceof ObjectNode services)) {
            throw ProjectProblems.invalid("/services", "required", "The member services must be an object.");
        }
        List<Warning> warnings = new ArrayList<>();
        for (String member : body.propertyNames()) {
            if (!member.equals("name") && !member.equals("services") && !READ_ONLY.contains(member)) {
                warnings.add(Warning.unknown("/" + escape(member)));
            }
        }
        Map<ServiceName, SettingsDocument> all = new EnumMap<>(ServiceName.class);
        for (ServiceName service : ServiceName.values()) {
            if (services.has(service.key())) {
                all.put(service, readService(service, services.path(service.key()), warnings));
            }
        }
        for (String member : services.propertyNames()) {
            if (all.keySet().stream().noneMatch(service -> service.key().equals(member))) {
                warnings.add(Warning.unknown("/services/" + escape(member)));
            }
        }
        return new ProjectUpdate(name, all, warnings);
    }

    /** What a patch of this document asks for; a key that it removes goes back to its default. */
    ProjectUpdate patched(JsonPatch patch) {
        checkWritten(patch);
        JsonNode result;
        try {
            result = patch.apply(tree);
        } catch (PatchException refused) {
            throw ProjectProblems.patchRefused(refused);
        }
        if (!(result instanceof ObjectNode after)) {
            throw ProjectProblems.invalid("", "type", "A project is a JSON object.");
        }
        for (String member : READ_ONLY) {
            if (!tree.path(member).equals(after.path(member))) {
                throw ProjectProblems.readOnly("/" + member, Map.of("pointer", "/" + member));
            }
        }
        if (!after.has("services")) {
            after.putObject("services");
        }
        if (after.get("services") instanceof ObjectNode services) {
            for (ServiceName service : ServiceName.values()) {
                JsonNode wanted = services.path(service.key());
                if (wanted.equals(tree.path("services").path(service.key()))) {
                    services.remove(service.key());
                } else if (wanted.isMissingNode() || (wanted.isObject() && !wanted.has("config"))) {
                    services.withObjectProperty(service.key()).putObject("config");
                }
            }
        }
        return read(after);
    }

    private static void checkWritten(JsonPatch patch) {
        for (int i = 0; i < patch.operations().size(); i++) {
            for (PatchPointer written : patch.operations().get(i).written()) {
                Optional<String> member = written.first().filter(READ_ONLY::contains);
                if (member.isPresent()) {
                    String pointer = "/" + member.get();
                    throw ProjectProblems.readOnly(pointer, Map.of("operation", i, "pointer", pointer));
                }
            }
        }
    }

    private static SettingsDocument readService(ServiceName service, JsonNode sent, List<Warning> warnings) {
        String pointer = "/services/" + service.key();
        if (!(sent.get("config") instanceof ObjectNode config)) {
            throw ProjectProblems.invalid(
                    pointer + "/config", "required", pointer + " must be an object whose member config is an object.");
        }
        for (String member : sent.propertyNames()) {
            if (!member.equals("config")) {
                warnings.add(Warning.unknown(pointer + "/" + escape(member)));
            }
        }
        return new SettingsDocument(config);
    }

    private static String escape(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }
}
