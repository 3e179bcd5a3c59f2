package dev.gatehouse.project.settings;

import dev.gatehouse.project.settings.SettingSchema.Secrecy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The secrets among settings. They can be written and not read: a caller sees {@code null}, or a URI without its password,
 * and sending that back keeps what is stored.
 */
final class JsonSecrets {

    /** The members of a provider that say to whom its secret is sent. */
    private static final List<String> RECEIVERS = List.of("provider", "issuer_url", "token_url");

    private JsonSecrets() {}

    /**
     * Takes the secrets out of settings, which are changed.
     *
     * @return the values that were taken, by JSON Pointer
     */
    static Map<String, String> take(SettingSchema root, ObjectNode settings) {
        Map<String, String> taken = new LinkedHashMap<>();
        take(root, settings, new Pointer(""), taken);
        return taken;
    }

    private static void take(SettingSchema setting, JsonNode node, Pointer pointer, Map<String, String> taken) {
        if (node instanceof ObjectNode object) {
            for (String name : object.propertyNames().toArray(String[]::new)) {
                SettingSchema member = setting.members().get(name);
                JsonNode value = object.get(name);
                if (member == null || value == null) {
                    continue;
                }
                if (member.secrecy() != Secrecy.NONE && value.isString()) {
                    JsonNode rest = rest(member, value.stringValue());
                    if (!rest.equals(value)) {
                        taken.put(pointer.child(name).text(), value.stringValue());
                        object.set(name, rest);
                    }
                } else {
                    take(member, value, pointer.child(name), taken);
                }
            }
        } else if (node instanceof ArrayNode list && setting.element() != null) {
            for (int i = 0; i < list.size(); i++) {
                take(setting.element(), list.get(i), pointer.child(i), taken);
            }
        }
    }

    private static JsonNode rest(SettingSchema setting, String value) {
        return setting.secrecy() == Secrecy.VALUE
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance.stringNode(MailUri.of(value).withoutPassword());
    }

    /** Puts taken secrets back to where they were. */
    static void put(ObjectNode settings, Map<String, String> secrets) {
        secrets.forEach((pointer, value) -> {
            JsonPointer place = JsonPointer.compile(pointer);
            ObjectNode owner = (ObjectNode) settings.at(place.head());
            owner.put(place.last().getMatchingProperty(), value);
        });
    }

    /**
     * Fills in the secrets that a caller left out from what is in force. Elements of lists are matched by what identifies
     * them; hooks by their URL too, so that a secret is never sent where it was not meant for.
     */
    static void keep(SettingSchema setting, JsonNode sent, @Nullable JsonNode stored, Pointer pointer) {
        if (sent instanceof ObjectNode object) {
            for (String name : object.propertyNames().toArray(String[]::new)) {
                SettingSchema member = setting.members().get(name);
                JsonNode value = object.get(name);
                if (member == null || value == null) {
                    continue;
                }
                JsonNode old = stored == null ? null : stored.get(name);
                if (member.secrecy() == Secrecy.NONE) {
                    keep(member, value, old, pointer.child(name));
                } else {
                    keepSecret(object, name, stored, member.secrecy(), pointer.child(name));
                }
            }
        } else if (sent instanceof ArrayNode list && setting.element() != null) {
            SettingSchema element = setting.element();
            for (int i = 0; i < list.size(); i++) {
                keep(element, list.get(i), twin(setting, list, i, stored), pointer.child(i));
            }
        }
    }

    private static void keepSecret(
            ObjectNode owner, String name, @Nullable JsonNode storedOwner, Secrecy secrecy, Pointer place) {
        JsonNode known = storedOwner == null ? MissingNode.getInstance() : storedOwner;
        JsonNode sent = owner.path(name);
        JsonNode stored = known.path(name);
        if (secrecy == Secrecy.VALUE && sent.isNull()) {
            if (!stored.isString()) {
                owner.remove(name);
            } else if (RECEIVERS.stream().allMatch(member -> owner.path(member).equals(known.path(member)))) {
                owner.set(name, stored);
            } else {
                // Who may change settings may still not learn secrets, by having them sent to a host of their own.
                throw SettingsProblems.refused(
                        place, "required", "it must be sent again, because it would go to another address", null);
            }
        } else if (secrecy == Secrecy.PASSWORD_IN_URI && sent.isString() && stored.isString()) {
            owner.put(name, MailUri.of(sent.stringValue()).orPasswordOf(MailUri.of(stored.stringValue())));
        }
    }

    /** The stored element that the one at an index continues. */
    private static @Nullable JsonNode twin(
            SettingSchema setting, ArrayNode list, int index, @Nullable JsonNode stored) {
        if (setting.identifiedBy() == null || !(stored instanceof ArrayNode candidates)) {
            return null;
        }
        String identity = identity(setting.identifiedBy(), list.get(index));
        int before = 0;
        for (int i = 0; i < index; i++) {
            if (identity(setting.identifiedBy(), list.get(i)).equals(identity)) {
                before++;
            }
        }
        for (JsonNode candidate : candidates) {
            if (identity(setting.identifiedBy(), candidate).equals(identity) && before-- == 0) {
                return candidate;
            }
        }
        return null;
    }

    private static String identity(String member, JsonNode element) {
        JsonNode config = element.path("config");
        return String.join(
                "\n",
                element.path(member).asString(""),
                config.path("url").asString(""),
                config.path("auth").path("type").asString(""));
    }
}
