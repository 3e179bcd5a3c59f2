package dev.gatehouse.project.settings;

import java.util.List;

/**
 * Settings that passed all checks.
 *
 * @param settings what the project wants otherwise than by default, with secrets in clear
 * @param warnings what could not be honoured
 */
public record Accepted(SettingsDocument settings, List<Warning> warnings) {

    public Accepted {
        warnings = List.copyOf(warnings);
    }
}
