package dev.gatehouse.identity.flow;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who goes through a flow. */
public enum FlowType {
    /** An application without cookies: it is answered JSON and given tokens. */
    API,
    /** A browser: its session is a cookie, and its forms are protected against forgery. */
    BROWSER;

    /** The name on the wire and in storage. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FlowType of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
