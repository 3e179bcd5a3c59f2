package dev.gatehouse.project.registry;

import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.project.settings.SettingsDocument;
import dev.gatehouse.project.settings.Warning;
import java.util.List;
import java.util.Map;

/**
 * What a project shall be like.
 *
 * @param services complete settings of the services that are replaced; the others stay as they are
 * @param warnings what of the request is not known
 */
record ProjectUpdate(String name, Map<ServiceName, SettingsDocument> services, List<Warning> warnings) {

    ProjectUpdate {
        services = Map.copyOf(services);
        warnings = List.copyOf(warnings);
    }
}
