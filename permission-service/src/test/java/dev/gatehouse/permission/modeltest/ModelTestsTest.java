package dev.gatehouse.permission.modeltest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ModelTestsTest {

    private static final Path EXAMPLES = Path.of("..", "docs", "examples", "permission");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExamplesOfTheDocumentationHold(Path file) {
        int end = ModelTests.run(List.of(file), CLOCK, said::add);

        assertThat(said).hasSize(1).first().asString().contains("expectations met");
        assertThat(end).isEqualTo(ModelTests.PASSED);
    }

    @Test
    void anExpectationThatIsNotMetIsToldWithItsPlace() throws IOException {
        Path file = write("""
                model: {namespaces: [files, groups]}
                tuples:
                  - files:a#view@groups:g#member
                  - groups:g#member@ann
                tests:
                  - name: ann may look
                    check:
                      files:a#view@ann: true
                  - name: bob may look
                    check:
                      files:a#view@bob: true
                      files:a#view@ann: false
                """);

        assertThat(run(file)).isEqualTo(ModelTests.FAILED);
        assertThat(said)
                .contains(
                        file + ":11:7: bob may look: files:a#view@bob should be allowed, but is denied",
                        file + ":12:7: bob may look: files:a#view@ann should be denied, but is allowed",
                        file + ": 1 of 3 expectations met");
    }

    @Test
    void aListThatIsNotAsExpectedIsToldByItsDifferences() throws IOException {
        Path file = write("""
                model: {namespaces: [files, User]}
                tuples: [files:a#view@ann, files:b#view@ann, "files:a#view@User:eve"]
                tests:
                  - list_objects:
                      files#view@ann: [b, c]
                    list_subjects:
                      files:a#view: [ann, bob]
                      files:a#view@User: ["User:eve"]
                """);

        assertThat(run(file)).isEqualTo(ModelTests.FAILED);
        assertThat(said)
                .contains(
                        file + ":5:7: test 1: the objects of files#view@ann should have c, and should not have a",
                        file
                                + ":7:7: test 1: the subjects of files:a#view should have bob, and should not have User:eve",
                        file + ": 1 of 3 expectations met");
    }

    @Test
    void aCheckThatIsNotAsExpectedIsExplained() throws IOException {
        Path file = write("""
                model: {namespaces: [files, groups]}
                tuples: ["files:a#view@groups:g#member", "groups:g#member@ann"]
                tests: [{check: {"files:a#view@ann": false}}]
                """);

        run(file);

        assertThat(said).anySatisfy(line -> assertThat(line).startsWith("    ").contains("groups:g#member"));
    }

    @Test
    void treesAreComparedWithoutTheirOrder() throws IOException {
        Path file = write("""
                model: {namespaces: [files, groups]}
                tuples: ["files:a#view@groups:g#member", "files:a#view@ann", "groups:g#member@bob", "groups:g#member@eve"]
                tests:
                  - expand:
                      files:a#view: {union: [{of: "groups:g#member", union: [eve, bob]}, ann]}
                  - expand:
                      files:a#view: {union: [ann]}
                """);

        assertThat(run(file)).isEqualTo(ModelTests.FAILED);
        assertThat(said)
                .containsExactly(
                        file + ":7:7: test 2: files:a#view should expand to another tree",
                        "    wanted: files:a#view union(ann)",
                        "    found:  files:a#view union(ann, groups:g#member union(bob, eve))",
                        file + ": 1 of 2 expectations met");
    }

    @Test
    void whatIsUnknownIsDeniedButCanBeExpected() throws IOException {
        Path file = write("""
                model: {namespaces: [files]}
                depth: 1
                tuples: ["files:a#view@files:b#view", "files:b#view@ann"]
                tests:
                  - check: {"files:a#view@ann": false}
                  - check: {"files:a#view@ann": unknown}
                  - check: {"files:a#view@ann": true}
                """);

        assertThat(run(file)).isEqualTo(ModelTests.FAILED);
        assertThat(said)
                .contains(
                        file + ":7:13: test 3: files:a#view@ann should be allowed, but is unknown (depth)",
                        file + ": 2 of 3 expectations met");
    }

    @Test
    void tuplesMayBeWrittenAsTheApiHasThem() throws IOException {
        assertThat(run(write("""
                model: {namespaces: [files, groups]}
                conditions: {"on": {expression: flag, parameters: {flag: bool}}}
                tuples:
                  - {namespace: files, object: "a:b", relation: view, subject_id: "x@y:z"}
                  - {namespace: files, object: a, relation: view, subject_set: {namespace: groups, object: g, relation: member}}
                  - {tuple: "groups:g#member@ann", condition: {name: "on", context: {flag: true}}}
                  - {tuple: "groups:g#member@old", expires_at: "2026-01-01T00:00:00Z"}
                tests:
                  - check:
                      files:a#view@ann: true
                      files:a#view@old: false
                      files:a#view@groups:g#member: true
                """))).isEqualTo(ModelTests.PASSED);
    }

    @Test
    void aModelMayBeInAFileOfItsOwn() throws IOException {
        Files.writeString(folder.resolve("model.ts"), """
                class User implements Namespace {}
                class File implements Namespace {
                  related: { owner: User[] }
                  permits = { view: (ctx) => this.related.owner.includes(ctx.subject) }
                }
                """);

        assertThat(run(write("""
                model: {file: model.ts}
                tuples: ["File:a#owner@User:ann"]
                tests: [{check: {"File:a#view@User:ann": true}}]
                """))).isEqualTo(ModelTests.PASSED);
    }

    @Test
    void errorsOfAModelAreToldAtTheirLines() throws IOException {
        Path inside = write("""
                model: |
                  class User implements Namespace {}
                  class File implements Namespace {
                    related: { owner: Person[] }
                  }
                tests: []
                """);
        Files.writeString(folder.resolve("broken.ts"), "class A implements Namespace {\n  related: { a: B[] }\n}\n");
        Path outside = write("model: {file: broken.ts}\ntests: []\n");

        assertThat(run(inside)).isEqualTo(ModelTests.UNUSABLE);
        assertThat(run(outside)).isEqualTo(ModelTests.UNUSABLE);
        assertThat(said).first().asString().startsWith(inside + ":4:").contains("Person");
        assertThat(said).last().asString().startsWith(folder.resolve("broken.ts") + ":2:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tests: [                                                          | 3:1: expected the node content
            tests: []\\nfoo: 1                                                | 3:1: the file has no "foo", but
            tests: {}                                                         | 2:8: tests must be a list
            tests: [{name: a}]                                                | 2:9: the test expects nothing
            tests: [{check: {}, checks: {}}]                                  | 2:21: a test has no "checks"
            tests: [{check: {"files:a#view@b": maybe}}]                       | 2:36: what is expected of a check must be true, false or unknown
            tests: [{check: {"a#view@b": true}}]                              | 2:18: "a#view" is not of the form
            tests: [{check: {"files:a#view": true}}]                          | 2:18: "files:a#view" is not of the form
            tests: [{check: {"x:a#view@b": true}}]                            | 2:18: there is no namespace "x"
            tests: [{check: {"files:a#view@x:b": true}}]                      | 2:18: there is no namespace "x"
            tests: [{check: {"files:a#view@b": true, "files:a#view@b": true}}] | 2:42: "files:a#view@b" is there twice
            tests: [{list_objects: {"files:a#view@b": []}}]                   | 2:25: there is no namespace "files:a"
            tests: []\\ndepth: 0                                              | 3:8: depth must be a number
            tests: []\\nstrict: yes                                           | 3:9: strict must be true or false
            tests: []\\ntuples: [x]                                           | 3:10: "x" is not of the form
            tests: []\\ntuples: [{tuple: "files:a#b@c", conditon: {}}]        | 3:10: a tuple has no "conditon"
            tests: []\\ntuples: [{tuple: "files:a#b@c", condition: {name: x}}] | 3:10: there is no condition with the name "x"
            tests: []\\ntuples: [{namespace: files}]                          | 3:10: subject is not allowed to be nil
            tests: []\\nconditions: {c: {expression: "nope"}}                 | 3:30: conditions/c/expression: line 1, column 1: undeclared reference to 'nope'
            tests: [{now: today, check: {"files:a#b@c": true}}]               | 2:15: now must be a time
            tests: &x [*x]                                                    | 2:8: a test must be a mapping
            """)
    void whatIsWrongWithAFileIsToldWithItsPlace(String rest, String message) throws IOException {
        Path file = write("model: {namespaces: [files]}\n" + rest.replace("\\n", "\n") + "\n");

        assertThat(run(file)).isEqualTo(ModelTests.UNUSABLE);
        assertThat(said).singleElement().asString().startsWith(file + ":" + message);
    }

    @Test
    void aRelationThatTheModelDoesNotDeclareIsNoDenial() throws IOException {
        Path file = write("""
                model: "class File implements Namespace { related: { owner: File[] } }"
                tests: [{check: {"File:a#onwer@ann": false}}]
                """);

        assertThat(run(file)).isEqualTo(ModelTests.UNUSABLE);
        assertThat(said)
                .singleElement()
                .asString()
                .contains(":2:18: the namespace \"File\" does not declare \"onwer\"");
    }

    @Test
    void aliasesDoNotMultiplyWithoutEnd() throws IOException {
        StringBuilder bomb = new StringBuilder(
                "model: {namespaces: [files]}\nconditions:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String before = "*a" + (i - 1);
            bomb.append("  a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(10, before))));
        }

        assertThat(run(write(bomb + "tests: []\n"))).isEqualTo(ModelTests.UNUSABLE);
        assertThat(said).singleElement().asString().contains("aliases");
    }

    @Test
    void ofSeveralFilesTheWorstCounts() throws IOException {
        Path good = write("model: {namespaces: [files]}\ntests: []\n");
        Path missing = folder.resolve("missing.yaml");

        assertThat(ModelTests.run(List.of(good, missing, good), CLOCK, said::add))
                .isEqualTo(ModelTests.UNUSABLE);
        assertThat(said)
                .containsExactly(
                        good + ": 0 of 0 expectations met",
                        missing + ": there is no such file",
                        good + ": 0 of 0 expectations met");
    }

    private int run(Path file) {
        return ModelTests.run(List.of(file), CLOCK, said::add);
    }

    private Path write(String text) throws IOException {
        Path file = Files.createTempFile(folder, "model", ".yaml");
        return Files.writeString(file, text);
    }
}
