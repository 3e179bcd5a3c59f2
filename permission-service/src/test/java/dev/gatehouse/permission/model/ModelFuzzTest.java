package dev.gatehouse.permission.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the text, the compiler answers: with a model or with errors, and with positions inside of the text. */
class ModelFuzzTest {

    private static final int TEXTS = 4000;

    private static final List<String> WORDS = List.of(
            "class",
            "implements",
            "this",
            "ctx",
            "related",
            "permits",
            "includes",
            "traverse",
            "Namespace",
            "SubjectSet",
            "Array",
            "Context",
            "boolean",
            "subject",
            "import",
            "export",
            "A",
            "B",
            "a",
            "b",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            "<",
            ">",
            ":",
            ";",
            ",",
            ".",
            "=",
            "=>",
            "|",
            "||",
            "&&",
            "&",
            "!",
            "\"a\"",
            "'b'",
            "\"",
            "'",
            "//",
            "/*",
            "*/",
            "/",
            "\n",
            "\r\n",
            "@",
            "é",
            "🐈",
            "\0",
            "\uD83D",
            "42",
            "class A implements Namespace {",
            "related: {",
            "permits = {",
            "a: (A | SubjectSet<B, \"a\">)[]",
            "b: (ctx: Context): boolean =>",
            "this.related.a.includes(ctx.subject)",
            "this.permits.b(ctx)",
            "this.related.a.traverse((p) => p.permits.b(ctx))");

    private static final String MODEL = """
            import { Namespace } from "x"
            class A implements Namespace {}
            class B implements Namespace {
              related: { a: (A | SubjectSet<B, "a">)[], parents: B[] }
              permits = {
                b: (ctx: Context): boolean => (this.related.a.includes(ctx.subject) || !this.permits.c(ctx)) && this.permits.c(ctx),
                c: (ctx) => this.related.parents.traverse((p) => p.permits.c(ctx)), // é
              }
            }
            """;

    @ParameterizedTest
    @EnumSource
    void wordsInAnyOrderAreAnswered(Precedence precedence) {
        Random random = random();
        for (int i = 0; i < TEXTS; i++) {
            check(
                    IntStream.range(0, random.nextInt(60))
                            .mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size())))
                            .collect(Collectors.joining(random.nextBoolean() ? " " : "")),
                    precedence);
        }
    }

    @Test
    void aModelWithMistakesIsAnswered() {
        Random random = random();
        List<String> parts = new ArrayList<>(List.of(MODEL.split("(?<=\\W)|(?=\\W)")));
        for (int i = 0; i < TEXTS; i++) {
            List<String> changed = new ArrayList<>(parts);
            for (int change = random.nextInt(4); change >= 0; change--) {
                int place = random.nextInt(changed.size());
                switch (random.nextInt(3)) {
                    case 0 -> changed.remove(place);
                    case 1 -> changed.add(place, WORDS.get(random.nextInt(WORDS.size())));
                    default -> changed.set(place, WORDS.get(random.nextInt(WORDS.size())));
                }
            }
            check(String.join("", changed), Precedence.REFERENCE);
        }
    }

    @Test
    void bytesAreAnswered() {
        Random random = random();
        for (int i = 0; i < TEXTS; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            check(new String(bytes, StandardCharsets.UTF_8), Precedence.REFERENCE);
        }
    }

    // What would overflow a stack or take time in the square of its length would not end here.
    @ParameterizedTest
    @MethodSource
    void aMegabyteOfAnythingIsAnswered(String text) {
        check(text, Precedence.REFERENCE);
    }

    static Stream<String> aMegabyteOfAnythingIsAnswered() {
        String before = "class A implements Namespace { related: { a: A[] } permits = { p: (ctx) => ";
        String atom = "this.related.a.includes(ctx.subject)";
        return Stream.of(
                "(".repeat(1 << 20),
                before + "(".repeat(1 << 20),
                before + "!".repeat(1 << 20),
                before + "!(".repeat(1 << 19),
                before + "||".repeat(1 << 19) + atom + "}}",
                before + (atom + "||").repeat(28_000) + atom + "}}",
                before + (atom + "||" + atom + "&&").repeat(14_000) + atom + "}}",
                before + (atom + " ").repeat(28_000) + "}}",
                "{".repeat(1 << 20),
                "class A implements Namespace {" + "{".repeat(1 << 20),
                "class ".repeat(170_000),
                "\n".repeat(1 << 20) + "class",
                "\"\n".repeat(1 << 19),
                "/*".repeat(1 << 19),
                "/* */".repeat(200_000),
                "class A implements Namespace { related: { " + "a: (".repeat(1 << 18),
                "class A implements Namespace { related: { a: (" + "B|".repeat(1 << 19) + "B)[] } }",
                "class A implements Namespace { related: { " + "a: A[] ".repeat(150_000) + "} }",
                chain("this.permits.p%d(ctx)"),
                chain("!this.permits.p%d(ctx)"),
                chain("this.related.a.traverse(x=>x.permits.p%d(ctx))"),
                setsOfSets(),
                manyTraversals());
    }

    /** Permissions each of which follows from the next, and the last from the first. */
    private static String chain(String use) {
        int length = 1_000_000 / (use.length() + 16);
        return "class A implements Namespace { related: { a: A[] } permits = {"
                + IntStream.range(0, length)
                        .mapToObj(i -> "p" + i + ":(ctx)=>" + use.formatted((i + 1) % length) + ",")
                        .collect(Collectors.joining())
                + "} }";
    }

    /** Relations each of whose types is the next, traversed. */
    private static String setsOfSets() {
        int length = 25_000;
        return "class A implements Namespace { related: {"
                + IntStream.range(0, length)
                        .mapToObj(i -> "r" + i + ":SubjectSet<A,r" + (i + 1) % length + ">[] ")
                        .collect(Collectors.joining())
                + "} permits = { p: (ctx) => this.related.r0.traverse(x => x.permits.p(ctx)) } }";
    }

    /** Many permissions that traverse one relation of many types to the same name. */
    private static String manyTraversals() {
        int classes = 7_000;
        return IntStream.range(0, classes)
                        .mapToObj(i -> "class C" + i + " implements Namespace{related:{t:A[]}}")
                        .collect(Collectors.joining())
                + "class A implements Namespace{related:{r:("
                + IntStream.range(0, classes).mapToObj(i -> "C" + i).collect(Collectors.joining("|"))
                + ")[]}permits={"
                + IntStream.range(0, 6_000)
                        .mapToObj(i -> "p" + i + ":(ctx)=>this.related.r.traverse(x=>x.permits.t(ctx)),")
                        .collect(Collectors.joining())
                + "}}";
    }

    private static void check(String text, Precedence precedence) {
        Compilation compilation = ModelCompiler.compile(text, precedence);

        assertThat(compilation.model() == null)
                .as(text)
                .isEqualTo(!compilation.errors().isEmpty());
        assertThat(compilation.errors()).hasSizeLessThanOrEqualTo(Diagnostics.MOST);
        assertThat(compilation.warnings()).hasSizeLessThanOrEqualTo(Diagnostics.MOST);
        if (!compilation.diagnostics().isEmpty()) {
            String[] lines = text.split("\n", -1);
            for (Diagnostic diagnostic : compilation.diagnostics()) {
                assertInside(lines, diagnostic.start());
                assertInside(lines, diagnostic.end());
                assertThat(diagnostic.message()).hasSizeLessThan(500);
                assertThat(diagnostic.end().line())
                        .isGreaterThanOrEqualTo(diagnostic.start().line());
            }
        }
    }

    private static void assertInside(String[] lines, Position position) {
        assertThat(position.line()).isBetween(1, lines.length);
        String line = lines[position.line() - 1];
        assertThat(position.column()).isBetween(1, line.codePointCount(0, line.length()) + 1);
    }

    private static Random random() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        return new Random(seed);
    }
}
