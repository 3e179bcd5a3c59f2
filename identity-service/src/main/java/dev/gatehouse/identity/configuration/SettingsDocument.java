package dev.gatehouse.identity.configuration;

import dev.gatehouse.platform.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A part of the effective document. The project service validated it, so a value of the wrong type is read as absent and
 * the default rules.
 */
final class SettingsDocument {

    private final JsonNode node;

    SettingsDocument(JsonNode node) {
        this.node = node;
    }

    /** What lies under a dotted path; empty settings when there is nothing. */
    SettingsDocument at(String path) {
        JsonNode found = find(path);
        return new SettingsDocument(found == null ? JsonNodeFactory.instance.objectNode() : found);
    }

    Optional<String> text(String path) {
        JsonNode found = find(path);
        return found != null && found.isString() && !found.stringValue().isEmpty()
                ? Optional.of(found.stringValue())
                : Optional.empty();
    }

    Optional<URI> url(String path) {
        return text(path).map(URI::create);
    }

    boolean bool(String path, boolean otherwise) {
        JsonNode found = find(path);
        return (found != null && found.isBoolean()) ? found.booleanValue() : otherwise;
    }

    int integer(String path, int otherwise) {
        JsonNode found = find(path);
        return found != null && found.isInt() ? found.intValue() : otherwise;
    }

    Duration duration(String path, Duration otherwise) {
        return text(path).map(GoDuration::parse).orElse(otherwise);
    }

    List<String> texts(String path) {
        return list(path, item -> item.node.isString() ? item.node.stringValue() : null);
    }

    List<Secret> secrets(String path) {
        return texts(path).stream().map(Secret::new).toList();
    }

    /** The members of a list, without those that the reader answers {@code null} to. */
    <T> List<T> list(String path, Function<SettingsDocument, @Nullable T> reader) {
        JsonNode found = find(path);
        if (found == null || !found.isArray()) {
            return List.of();
        }
        List<T> all = new ArrayList<>();
        for (JsonNode item : found) {
            T value = reader.apply(new SettingsDocument(item));
            if (value != null) {
                all.add(value);
            }
        }
        return List.copyOf(all);
    }

    /** A constant by its name in small letters, as {@code lax} or {@code highest_available}. */
    <E extends Enum<E>> E constant(String path, Class<E> type, E otherwise) {
        return text(path)
                .map(name -> Enum.valueOf(type, name.toUpperCase(Locale.ROOT)))
                .orElse(otherwise);
    }

    boolean has(String path) {
        return find(path) != null;
    }

    private @Nullable JsonNode find(String path) {
        JsonNode at = node;
        for (String step : path.split("\\.")) {
            at = at.get(step);
            if (at == null || at.isNull()) {
                return null;
            }
        }
        return at;
    }
}
