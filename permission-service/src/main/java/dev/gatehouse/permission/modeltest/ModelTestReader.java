package dev.gatehouse.permission.modeltest;

import dev.gatehouse.permission.condition.Conditions;
import dev.gatehouse.permission.condition.ConditionsDocument;
import dev.gatehouse.permission.condition.JsonValues;
import dev.gatehouse.permission.evaluate.Rules;
import dev.gatehouse.permission.model.Compilation;
import dev.gatehouse.permission.model.Diagnostic;
import dev.gatehouse.permission.model.ModelCompiler;
import dev.gatehouse.permission.model.PermissionModel;
import dev.gatehouse.permission.model.Precedence;
import dev.gatehouse.permission.modeltest.ModelTest.Case;
import dev.gatehouse.permission.modeltest.YamlDocument.Entry;
import dev.gatehouse.permission.modeltest.YamlDocument.Members;
import dev.gatehouse.permission.modeltest.YamlDocument.Value;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a file with a model, tuples and tests. */
final class ModelTestReader {

    private static final int USUAL_DEPTH = 5;
    private static final int GREATEST_DEPTH = 65_535;
    private static final Set<String> PARTS =
            Set.of("model", "precedence", "conditions", "strict", "depth", "tuples", "tests");
    private static final Set<String> MODEL = Set.of("file", "namespaces");
    private static final Set<String> CASE =
            Set.of("name", "now", "context", "check", "list_objects", "list_subjects", "expand");

    private final Path path;
    private final List<String> warnings = new ArrayList<>();

    private ModelTestReader(Path path) {
        this.path = path;
    }

    static ModelTest read(Path path) throws UnusableFileException {
        return new ModelTestReader(path).read();
    }

    private ModelTest read() throws UnusableFileException {
        Members parts = YamlDocument.read(path.toString(), content(path)).members("the file", PARTS);
        PermissionModel model = model(parts.require("model"), precedence(parts.find("precedence")));
        Conditions conditions = conditions(parts.find("conditions"));
        Value strict = parts.find("strict");
        Rules rules = new Rules(model, strict != null && strict.truth("strict"), conditions);
        ExpectationReader expectations = new ExpectationReader(model);
        List<Case> cases = new ArrayList<>();
        for (Value value : parts.require("tests").elements("tests")) {
            cases.add(test(value, cases.size() + 1, expectations));
        }
        Value tuples = parts.find("tuples");
        return new ModelTest(
                path.toString(),
                rules,
                depth(parts.find("depth")),
                tuples == null ? List.of() : new TupleListReader(model, conditions).read(tuples),
                cases,
                warnings);
    }

    private static String content(Path file) throws UnusableFileException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException other) {
            throw new UnusableFileException(file.toString(), "it is no text in UTF-8");
        } catch (IOException unreadable) {
            throw new UnusableFileException(
                    file.toString(), Files.exists(file) ? "it cannot be read" : "there is no such file");
        }
    }

    private static Precedence precedence(@Nullable Value value) throws UnusableFileException {
        if (value == null) {
            return Precedence.of("reference");
        }
        String name = value.text("precedence");
        if (!Set.of("reference", "typescript", "error").contains(name)) {
            throw value.fault("precedence must be reference, typescript or error");
        }
        return Precedence.of(name);
    }

    private PermissionModel model(Value value, Precedence precedence) throws UnusableFileException {
        if (value.isText()) {
            return compiled(value.text("model"), path.toString(), value.firstLine() - 1, precedence);
        }
        Members form = value.members("model", MODEL);
        Value file = form.find("file");
        if (file != null) {
            Path named = path.resolveSibling(file.text("file"));
            return compiled(content(named), named.toString(), 0, precedence);
        }
        Set<String> names = new LinkedHashSet<>();
        for (Value name : form.require("namespaces").elements("namespaces")) {
            names.add(name.text("a namespace"));
        }
        return PermissionModel.ofNames(names);
    }

    /**
     * @param above how many lines of the file are above the text
     */
    private PermissionModel compiled(String text, String file, int above, Precedence precedence)
            throws UnusableFileException {
        Compilation compilation = ModelCompiler.compile(text, precedence);
        compilation.warnings().forEach(warning -> warnings.add(told(warning, file, above)));
        if (compilation.model() == null) {
            Diagnostic first = compilation.errors().getFirst();
            throw new UnusableFileException(spot(first, file, above), first.message());
        }
        return compilation.model();
    }

    private static String told(Diagnostic warning, String file, int above) {
        return spot(warning, file, above) + ": warning: " + warning.message();
    }

    private static Spot spot(Diagnostic diagnostic, String file, int above) {
        return new Spot(
                file, above + diagnostic.start().line(), diagnostic.start().column());
    }

    private static Conditions conditions(@Nullable Value value) throws UnusableFileException {
        if (value == null) {
            return Conditions.NONE;
        }
        List<ConditionsDocument.Fault> faults = ConditionsDocument.faults(value.json());
        if (!faults.isEmpty()) {
            ConditionsDocument.Fault first = faults.getFirst();
            throw at(value, first.pointer()).fault("conditions" + first.pointer() + ": " + first.message());
        }
        return ConditionsDocument.read(value.json());
    }

    /** The value that a JSON pointer leads to, or the last one on the way. */
    private static Value at(Value value, String pointer) throws UnusableFileException {
        Value found = value;
        for (String step : pointer.split("/")) {
            String name = step.replace("~1", "/").replace("~0", "~");
            Entry entry = found.isMapping() ? found.entries("it").get(name) : null;
            if (entry != null) {
                found = entry.value();
            }
        }
        return found;
    }

    private static int depth(@Nullable Value value) throws UnusableFileException {
        if (value == null) {
            return USUAL_DEPTH;
        }
        String text = value.text("depth");
        int depth = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (depth < 1 || depth > GREATEST_DEPTH) {
            throw value.fault("depth must be a number from 1 to " + GREATEST_DEPTH);
        }
        return depth;
    }

    private static Case test(Value value, int number, ExpectationReader expectations) throws UnusableFileException {
        Members members = value.members("a test", CASE);
        Value name = members.find("name");
        Value context = members.find("context");
        return new Case(
                name == null ? "test " + number : name.text("name"),
                time(members.find("now")),
                context == null ? Map.of() : values(context),
                expectations.read(members));
    }

    private static Map<String, Object> values(Value context) throws UnusableFileException {
        if (!context.isMapping()) {
            throw context.fault("context must be a mapping");
        }
        return JsonValues.members(context.json());
    }

    private static @Nullable Instant time(@Nullable Value value) throws UnusableFileException {
        if (value == null) {
            return null;
        }
        try {
            return Instant.parse(value.text("now"));
        } catch (DateTimeException malformed) {
            throw value.fault("now must be a time such as 2026-01-31T12:00:00Z");
        }
    }
}
