package dev.gatehouse.identity.ui;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.gatehouse.identity.wire.JsonValue;
import org.jspecify.annotations.Nullable;

/** What a node is made of, by its type (identity.md §6.1). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "node_type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Attributes.Input.class, name = "input"),
    @JsonSubTypes.Type(value = Attributes.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Attributes.Image.class, name = "img"),
    @JsonSubTypes.Type(value = Attributes.Anchor.class, name = "a"),
    @JsonSubTypes.Type(value = Attributes.Script.class, name = "script")
})
public sealed interface Attributes {

    /** What tells a node from others: the name of an input, the id of anything else. */
    @JsonIgnore
    String key();

    /** @param value keeps its JSON type; absent when there is none, which is not the same as empty */
    record Input(
            String name,
            InputType type,
            @Nullable JsonValue value,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean required,
            boolean disabled,
            @Nullable String autocomplete,
            @Nullable Message label,
            @Nullable String pattern,
            @Nullable String onclick)
            implements Attributes {

        @Override
        public String key() {
            return name;
        }

        Input withValue(@Nullable JsonValue given) {
            return new Input(name, type, given, required, disabled, autocomplete, label, pattern, onclick);
        }
    }

    record Text(String id, Message text) implements Attributes {

        @Override
        public String key() {
            return id;
        }
    }

    record Image(String id, String src, int width, int height) implements Attributes {

        @Override
        public String key() {
            return id;
        }
    }

    record Anchor(String id, String href, Message title) implements Attributes {

        @Override
        public String key() {
            return id;
        }
    }

    record Script(
            String id,
            String src,
            boolean async,
            String crossorigin,
            String integrity,
            String referrerpolicy,
            String type,
            String nonce)
            implements Attributes {

        @Override
        public String key() {
            return id;
        }
    }
}
