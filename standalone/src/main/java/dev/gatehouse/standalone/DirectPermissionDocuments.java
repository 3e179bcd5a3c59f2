package dev.gatehouse.standalone;

import dev.gatehouse.permission.JsonSettingsCheck;
import dev.gatehouse.project.PermissionDocuments;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The project service's question to the permission service as a method call. */
record DirectPermissionDocuments(JsonSettingsCheck settings) implements PermissionDocuments {

    @Override
    public Verdict check(ObjectNode wanted) {
        JsonSettingsCheck.Verdict verdict = settings.check(wanted);
        return new Verdict(findings(verdict.errors()), findings(verdict.warnings()));
    }

    private static List<Finding> findings(List<JsonSettingsCheck.Finding> findings) {
        return findings.stream()
                .map(found -> new Finding(
                        found.pointer(), found.rule(), found.message(), place(found.start()), place(found.end())))
                .toList();
    }

    private static @Nullable Place place(JsonSettingsCheck.@Nullable Place place) {
        return place == null ? null : new Place(place.line(), place.column());
    }
}
