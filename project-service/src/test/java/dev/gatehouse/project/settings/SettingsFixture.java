package dev.gatehouse.project.settings;

import dev.gatehouse.platform.GatehouseMode;
import dev.gatehouse.platform.PlatformConfiguration;
import dev.gatehouse.platform.configuration.ServiceName;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Settings of a project in an installation that is described in a line. */
final class SettingsFixture {

    static final Facts FACTS = new Facts("Shop", "upbeat-mclean-xjvqxk4i7e", URI.create("http://shop.test:8080"));
    private static final JsonMapper JSON = PlatformConfiguration.strictJson();

    private final SettingsDocuments settings;

    private SettingsFixture(SettingsDocuments settings) {
        this.settings = settings;
    }

    static SettingsFixture in(GatehouseMode mode, @Nullable Path defaults) {
        return new SettingsFixture(documents(mode, defaults));
    }

    static SettingsDocuments documents(GatehouseMode mode, @Nullable Path defaults) {
        return new SettingsDocuments(
                JSON,
                InstallationDefaultsDocument.read(defaults, JSON),
                new ServerValuesWriter(mode),
                new JsonSettingsChecks(mode, JSON));
    }

    static SettingsFixture inDevelopment() {
        return in(GatehouseMode.DEVELOPMENT, null);
    }

    static ObjectNode json(String text) {
        return (ObjectNode) JSON.readTree(text);
    }

    /** Settings that replace those of a new project. */
    Accepted accept(ServiceName service, String sent) {
        return accept(service, sent, SettingsDocument.none());
    }

    Accepted accept(ServiceName service, String sent, SettingsDocument stored) {
        return settings.accept(service, new SettingsDocument(json(sent)), stored, FACTS, FACTS);
    }

    ObjectNode shown(ServiceName service, SettingsDocument stored) {
        return settings.shown(service, stored, FACTS).tree();
    }

    ObjectNode effective(ServiceName service, SettingsDocument stored, String secrets) {
        return settings.effective(service, stored, new SettingsDocument(json(secrets)), FACTS)
                .tree();
    }
}
