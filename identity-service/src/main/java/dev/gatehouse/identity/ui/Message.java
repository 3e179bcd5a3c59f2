package dev.gatehouse.identity.ui;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;

/** A sentence for people. Pages translate by its id, and fill in its context. */
public record Message(long id, String text, Type type, Map<String, Object> context) {

    /** Whether something is wrong. */
    public enum Type {
        INFO,
        ERROR;

        /** The name on the wire. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Message {
        context = Map.copyOf(context);
    }

    static Message info(long id, String text) {
        return new Message(id, text, Type.INFO, Map.of());
    }

    static Message error(long id, String text) {
        return new Message(id, text, Type.ERROR, Map.of());
    }

    Message with(Map<String, Object> additions) {
        return new Message(id, text, type, additions);
    }
}
