package dev.gatehouse.identity.ui;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The type of an input. */
public enum InputType {
    TEXT,
    PASSWORD,
    NUMBER,
    CHECKBOX,
    HIDDEN,
    EMAIL,
    TEL,
    SUBMIT,
    BUTTON,
    DATETIME_LOCAL,
    DATE,
    URL;

    /** The name on the wire, which is that of HTML. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
