package dev.gatehouse.project.settings;

import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.database.StorableText;
import dev.gatehouse.project.settings.SettingSchema.Clamp;
import dev.gatehouse.project.settings.SettingSchema.Lasting;
import dev.gatehouse.project.settings.SettingSchema.Secrecy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads settings that a caller sent: moves old keys to their places, drops what is not a project's to set, and says so. What
 * is left is only what the caller wants otherwise; {@code null} means the default, as everywhere in the contract.
 */
final class SettingsReader {

    private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final SettingSchema root;
    private final ObjectNode inForce;
    private final Pointer top;
    private final List<Warning> warnings = new ArrayList<>();

    /** @param inForce the settings before the change, with all that the server fills in */
    SettingsReader(ServiceName service, SettingSchema root, ObjectNode inForce) {
        this.root = root;
        this.inForce = inForce;
        this.top = Pointer.toSettings(service.key());
    }

    /** Cleans the settings, which are changed. They may still break rules of the schema. */
    void clean(ObjectNode settings) {
        object(root, settings, inForce, top);
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    private void object(SettingSchema setting, ObjectNode object, @Nullable JsonNode current, Pointer pointer) {
        setting.renames().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(rename -> rename(object, rename.getKey(), rename.getValue(), pointer));
        for (String name : object.propertyNames().toArray(String[]::new)) {
            SettingSchema member = setting.members().get(name);
            JsonNode value = object.path(name);
            Pointer place = pointer.child(name);
            checkText(name, place);
            if (member == null) {
                if (setting.open()) {
                    checkValues(value, place);
                } else {
                    object.remove(name);
                    warnings.add(Warning.unknown(place.text()));
                }
            } else if (!taken(member, value, current == null ? null : current.get(name), place)) {
                object.remove(name);
            } else {
                member(member, object, name, current == null ? null : current.get(name), place);
            }
        }
    }

    /** Whether a known key is a project's to set. */
    private boolean taken(SettingSchema setting, JsonNode value, @Nullable JsonNode current, Pointer place) {
        if (setting.ignored() != null) {
            warnings.add(Warning.ignored(place, setting.ignored()));
            return false;
        }
        if (setting.server()) {
            // What the server made comes back with every document that was read before it was changed.
            if (!value.isNull() && !value.equals(current)) {
                warnings.add(Warning.ignored(place, "the server makes this value"));
            }
            return false;
        }
        if (setting.format()) {
            return false;
        }
        return !value.isNull() || setting.secrecy() == Secrecy.VALUE;
    }

    private void member(
            SettingSchema setting, ObjectNode owner, String name, @Nullable JsonNode current, Pointer place) {
        JsonNode value = owner.path(name);
        switch (value) {
            case ObjectNode object -> {
                object(setting, object, current, place);
                if (object.isEmpty() && !setting.members().isEmpty()) {
                    owner.remove(name);
                }
            }
            case ArrayNode list -> list(setting, list, place);
            default -> {
                checkValues(value, place);
                if (setting.clamp() != null && value.isNumber()) {
                    owner.set(name, clamped(setting.clamp(), value, place));
                }
            }
        }
    }

    private void list(SettingSchema setting, ArrayNode list, Pointer pointer) {
        for (int i = 0; i < list.size(); i++) {
            if (setting.element() != null && list.get(i) instanceof ObjectNode object) {
                object(setting.element(), object, null, pointer.child(i));
            } else {
                checkValues(list.get(i), pointer.child(i));
            }
        }
    }

    private void rename(ObjectNode object, String from, String to, Pointer pointer) {
        JsonPointer old = JsonPointer.compile(from);
        JsonNode value = object.at(old);
        if (value.isMissingNode() || !(object.at(old.head()) instanceof ObjectNode owner)) {
            return;
        }
        owner.remove(old.last().getMatchingProperty());
        if (owner.isEmpty() && !old.head().matches()) {
            removeEmpty(object, old.head());
        }
        JsonPointer now = JsonPointer.compile(to);
        if (object.at(now).isMissingNode()) {
            ObjectNode owners = object;
            for (JsonPointer step = now; !step.tail().matches(); step = step.tail()) {
                if (!(owners.path(step.getMatchingProperty()) instanceof ObjectNode)) {
                    owners.putObject(step.getMatchingProperty());
                }
                owners = (ObjectNode) owners.path(step.getMatchingProperty());
            }
            owners.set(now.last().getMatchingProperty(), value);
        }
        warnings.add(Warning.migrated(new Pointer(pointer + from), new Pointer(pointer + to)));
    }

    private static void removeEmpty(ObjectNode object, JsonPointer place) {
        if (object.at(place.head()) instanceof ObjectNode owner) {
            owner.remove(place.last().getMatchingProperty());
        }
    }

    private JsonNode clamped(Clamp clamp, JsonNode value, Pointer place) {
        if (!value.isIntegralNumber()) {
            return value;
        }
        if (value.decimalValue().compareTo(clamp.minimum()) < 0) {
            warnings.add(Warning.clamped(place, clamp.minimum().toPlainString()));
            return JsonNodeFactory.instance.numberNode(clamp.minimum().intValueExact());
        }
        if (value.decimalValue().compareTo(clamp.maximum()) > 0) {
            warnings.add(Warning.clamped(place, clamp.maximum().toPlainString()));
            return JsonNodeFactory.instance.numberNode(clamp.maximum().intValueExact());
        }
        return value;
    }

    private static void checkValues(JsonNode value, Pointer place) {
        switch (value) {
            case ObjectNode object ->
                object.forEachEntry((name, member) -> {
                    checkText(name, place);
                    checkValues(member, place.child(name));
                });
            case ArrayNode list -> list.forEach(element -> checkValues(element, place));
            default -> {
                if (value.isString()) {
                    checkText(value.stringValue(), place);
                } else if (value.isNumber() && value.decimalValue().abs().compareTo(GREATEST) > 0) {
                    throw SettingsProblems.refused(place, "maximum", "no setting takes a number of this size", null);
                }
            }
        }
    }

    // PostgreSQL cannot store these, and nobody means them.
    private static void checkText(String text, Pointer place) {
        if (!StorableText.is(text)) {
            throw SettingsProblems.refused(
                    place, "characters", "it holds a NUL character or half of a surrogate pair", null);
        }
    }

    /** Brings durations to their long form; the settings are valid by now. */
    static void lengthen(SettingSchema setting, ObjectNode settings, Pointer pointer) {
        setting.members().forEach((name, member) -> {
            JsonNode value = settings.get(name);
            if (value instanceof ObjectNode object) {
                lengthen(member, object, pointer.child(name));
            } else if (value != null && member.duration() != Lasting.NONE) {
                settings.put(name, longForm(value, pointer.child(name)));
            }
        });
    }

    private static String longForm(JsonNode value, Pointer pointer) {
        String text = value.asString();
        return text.equals("-1")
                ? text
                : GoDuration.longForm(text)
                        .orElseThrow(() ->
                                SettingsProblems.refused(pointer, "duration", "it is longer than 292 years", text));
    }

    /** Leaves only what differs from what would hold anyway; what the server shows and gets back says nothing. */
    static void prune(ObjectNode settings, ObjectNode inForce, @Nullable JsonNode stored, ObjectNode defaults) {
        for (String name : settings.propertyNames().toArray(String[]::new)) {
            JsonNode value = settings.path(name);
            JsonNode old = stored == null ? null : stored.get(name);
            JsonNode initial = defaults.get(name);
            if (value instanceof ObjectNode object) {
                prune(object, objectOr(inForce.get(name)), old, objectOr(initial));
                if (object.isEmpty() && !(initial != null && !initial.isObject())) {
                    settings.remove(name);
                }
            } else if (value.equals(initial) || (old == null && value.equals(inForce.get(name)))) {
                settings.remove(name);
            }
        }
    }

    private static ObjectNode objectOr(@Nullable JsonNode node) {
        return node instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }
}
