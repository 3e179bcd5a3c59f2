package dev.gatehouse.permission.modeltest;

import dev.gatehouse.permission.model.Definition;
import dev.gatehouse.permission.model.PermissionModel;
import dev.gatehouse.permission.modeltest.ModelTest.Expectation;
import dev.gatehouse.permission.modeltest.ModelTest.Verdict;
import dev.gatehouse.permission.modeltest.YamlDocument.Entry;
import dev.gatehouse.permission.modeltest.YamlDocument.Members;
import dev.gatehouse.permission.modeltest.YamlDocument.Value;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TupleNotation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a test expects. A question that the API would refuse is refused here, so that no misspelt name passes as a denial. */
final class ExpectationReader {

    private final PermissionModel model;

    ExpectationReader(PermissionModel model) {
        this.model = model;
    }

    List<Expectation> read(Members test) throws UnusableFileException {
        List<Expectation> expectations = new ArrayList<>();
        for (Entry entry : entries(test.find("check"), "check")) {
            expectations.add(check(entry));
        }
        for (Entry entry : entries(test.find("list_objects"), "list_objects")) {
            expectations.add(objects(entry));
        }
        for (Entry entry : entries(test.find("list_subjects"), "list_subjects")) {
            expectations.add(subjects(entry));
        }
        for (Entry entry : entries(test.find("expand"), "expand")) {
            expectations.add(expansion(entry));
        }
        if (expectations.isEmpty()) {
            throw test.owner()
                    .fault("the test expects nothing: check, list_objects, list_subjects and expand are all missing");
        }
        return expectations;
    }

    private static List<Entry> entries(@Nullable Value value, String what) throws UnusableFileException {
        return value == null ? List.of() : List.copyOf(value.entries(what).values());
    }

    /** {@code files:a#view@ann: true}. */
    private Expectation check(Entry entry) throws UnusableFileException {
        RelationTuple question = parsed(entry.key(), TupleNotation::parse);
        requireDeclared(question.namespace(), question.relation(), entry.key());
        requireSubject(question.subject(), entry.key());
        Verdict wanted = switch (entry.value().text("what is expected")) {
            case "true" -> Verdict.ALLOWED;
            case "false" -> Verdict.DENIED;
            case "unknown" -> Verdict.UNKNOWN;
            default -> throw entry.value().fault("what is expected of a check must be true, false or unknown");
        };
        return new Expectation.Checked(entry.key().spot(), question, wanted);
    }

    /** {@code files#view@ann: [a, b]}. */
    private Expectation objects(Entry entry) throws UnusableFileException {
        String text = entry.key().text("a question");
        int hash = text.indexOf('#');
        int at = text.indexOf('@', hash + 1);
        if (hash <= 0 || at < 0) {
            throw entry.key().fault("\"%s\" is not of the form namespace#relation@subject".formatted(text));
        }
        String namespace = text.substring(0, hash);
        String relation = text.substring(hash + 1, at);
        Subject subject = parsed(entry.key(), _ -> TupleNotation.subject(text.substring(at + 1)));
        requireDeclared(namespace, relation, entry.key());
        requireSubject(subject, entry.key());
        List<String> wanted = new ArrayList<>();
        for (Value object : entry.value().elements("what is expected of a list")) {
            wanted.add(object.text("an object"));
        }
        return new Expectation.Objects(entry.key().spot(), namespace, relation, subject, wanted);
    }

    /** {@code files:a#view: [ann, "User:bob"]}, or {@code files:a#view@groups#member: ["groups:g#member"]}. */
    private Expectation subjects(Entry entry) throws UnusableFileException {
        String text = entry.key().text("a question");
        int at = TupleNotation.endOfSet(text);
        SubjectSet set = parsed(entry.key(), _ -> TupleNotation.set(at < 0 ? text : text.substring(0, at)));
        requireDeclared(set.namespace(), set.relation(), entry.key());
        String type = at < 0 ? "" : text.substring(at + 1);
        int hash = type.indexOf('#');
        String namespace = hash < 0 ? type : type.substring(0, hash);
        if (!namespace.isEmpty()) {
            requireNamespace(namespace, entry.key());
        }
        List<Subject> wanted = new ArrayList<>();
        for (Value subject : entry.value().elements("what is expected of a list")) {
            wanted.add(parsed(subject, TupleNotation::subject));
        }
        return new Expectation.Subjects(
                entry.key().spot(),
                set,
                namespace.isEmpty() ? null : namespace,
                hash < 0 ? "" : type.substring(hash + 1),
                wanted);
    }

    /** {@code files:a#view: {union: [ann, {of: "groups:g#member", union: [bob]}]}}. */
    private Expectation expansion(Entry entry) throws UnusableFileException {
        SubjectSet set = parsed(entry.key(), TupleNotation::set);
        requireDeclared(set.namespace(), set.relation(), entry.key());
        return new Expectation.Expanded(entry.key().spot(), set, WantedTree.read(entry.value(), TupleNotation.of(set)));
    }

    private static <T> T parsed(Value value, Function<String, T> parser) throws UnusableFileException {
        try {
            return parser.apply(value.text("a question"));
        } catch (IllegalArgumentException malformed) {
            throw value.fault(String.valueOf(malformed.getMessage()));
        }
    }

    private void requireSubject(Subject subject, Value value) throws UnusableFileException {
        if (subject instanceof SubjectSet set) {
            requireNamespace(set.namespace(), value);
        }
    }

    private void requireDeclared(String namespace, String relation, Value value) throws UnusableFileException {
        requireNamespace(namespace, value);
        if (model.definition(namespace, relation) instanceof Definition.Undeclared) {
            throw value.fault("the namespace \"%s\" does not declare \"%s\"".formatted(namespace, relation));
        }
    }

    private void requireNamespace(String namespace, Value value) throws UnusableFileException {
        if (!model.declares(namespace)) {
            throw value.fault("there is no namespace \"%s\"".formatted(namespace));
        }
    }
}
