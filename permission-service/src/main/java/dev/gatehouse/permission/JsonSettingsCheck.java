package dev.gatehouse.permission;

import dev.gatehouse.permission.condition.ConditionsDocument;
import dev.gatehouse.permission.configuration.ModelText;
import dev.gatehouse.permission.model.Compilation;
import dev.gatehouse.permission.model.Diagnostic;
import dev.gatehouse.permission.model.ModelCompiler;
import dev.gatehouse.permission.model.Position;
import dev.gatehouse.permission.model.Precedence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says to whoever stores the settings of projects whether permissions can be evaluated by them, before they are stored. What is
 * stored compiles, and goes on compiling.
 */
@Component
public final class JsonSettingsCheck {

    /** What was found; only errors keep settings from being stored. */
    public record Verdict(List<Finding> errors, List<Finding> warnings) {
        public Verdict {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Something that was found.
     *
     * @param pointer where in the settings, as a JSON Pointer (RFC 6901)
     * @param rule the rule that is broken, for programs
     * @param start where inside of the text there, when it is one
     */
    public record Finding(
            String pointer,
            String rule,
            String message,
            @Nullable Place start,
            @Nullable Place end) {}

    /** A place in a text; both numbers begin with 1. */
    public record Place(int line, int column) {}

    private static final String LOCATION = "/namespaces/location";

    /** Checks effective settings, in which a model is in the location itself. */
    public Verdict check(ObjectNode settings) {
        List<Finding> errors = new ArrayList<>();
        List<Finding> warnings = new ArrayList<>();
        checkModel(settings, errors, warnings);
        for (ConditionsDocument.Fault fault : ConditionsDocument.faults(settings.get("conditions"))) {
            errors.add(new Finding("/conditions" + fault.pointer(), "condition", fault.message(), null, null));
        }
        return new Verdict(errors, warnings);
    }

    private static void checkModel(ObjectNode settings, List<Finding> errors, List<Finding> warnings) {
        JsonNode location = settings.at(LOCATION);
        if (!location.isString()) {
            return;
        }
        if (!location.stringValue().startsWith(ModelText.SCHEME)) {
            errors.add(new Finding(LOCATION, "base64", "the model itself belongs here, behind base64://", null, null));
            return;
        }
        String text;
        try {
            text = ModelText.decode(location.stringValue());
        } catch (IllegalArgumentException malformed) {
            errors.add(new Finding(LOCATION, "base64", String.valueOf(malformed.getMessage()), null, null));
            return;
        }
        Precedence precedence = Precedence.of(settings.at("/opl/precedence").asString("reference"));
        Compilation compilation = ModelCompiler.compile(text, precedence);
        compilation.errors().forEach(error -> errors.add(finding(error)));
        compilation.warnings().forEach(warning -> warnings.add(finding(warning)));
    }

    private static Finding finding(Diagnostic diagnostic) {
        return new Finding(LOCATION, "model", diagnostic.message(), place(diagnostic.start()), place(diagnostic.end()));
    }

    private static Place place(Position position) {
        return new Place(position.line(), position.column());
    }
}
