package dev.gatehouse.permission.configuration;

import dev.gatehouse.permission.condition.ConditionsDocument;
import dev.gatehouse.permission.evaluate.Rules;
import dev.gatehouse.permission.model.Compilation;
import dev.gatehouse.permission.model.Diagnostic;
import dev.gatehouse.permission.model.ModelCompiler;
import dev.gatehouse.permission.model.PermissionModel;
import dev.gatehouse.permission.model.Precedence;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads by what tuples are evaluated: the namespaces in either of their forms, which clients tell apart by their JSON type. */
final class RulesReader {

    private RulesReader() {}

    static Namespaces read(ObjectNode document) {
        JsonNode namespaces = document.path("namespaces");
        if (namespaces.isString()) {
            return located(namespaces.stringValue(), document);
        }
        if (namespaces.isObject()) {
            return located(namespaces.path("location").asString(""), document);
        }
        // Missing, null and [] all mean that none is configured. Ids of namespaces are history and may repeat.
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode namespace : namespaces) {
            names.add(namespace.path("name").asString(""));
        }
        return usable(PermissionModel.ofNames(names), document);
    }

    private static Namespaces usable(PermissionModel model, ObjectNode document) {
        return new Namespaces.Usable(
                new Rules(model, strict(document), ConditionsDocument.read(document.get("conditions"))));
    }

    /** The key has moved once; both places are honoured for ever. */
    private static boolean strict(ObjectNode document) {
        return document.path("feature_flags").path("strict_mode").asBoolean(false)
                || document.path("namespaces").path("experimental_strict_mode").asBoolean(false);
    }

    static Precedence precedence(ObjectNode document) {
        return Precedence.of(document.path("opl").path("precedence").asString("reference"));
    }

    private static Namespaces located(String location, ObjectNode document) {
        if (!location.startsWith(ModelText.SCHEME)) {
            return new Namespaces.Unusable("It is only known where it was, and what is there may have changed.");
        }
        String text;
        try {
            text = ModelText.decode(location);
        } catch (IllegalArgumentException malformed) {
            return new Namespaces.Unusable("It cannot be read: " + malformed.getMessage() + ".");
        }
        Compilation compilation = ModelCompiler.compile(text, precedence(document));
        if (compilation.model() == null) {
            Diagnostic first = compilation.errors().getFirst();
            return new Namespaces.Unusable("It does not compile: %s: %s.".formatted(first.start(), first.message()));
        }
        return usable(compilation.model(), document);
    }
}
