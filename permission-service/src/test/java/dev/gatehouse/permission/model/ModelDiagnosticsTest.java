package dev.gatehouse.permission.model;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of models, and where (permission.md §13.1, §13.2). */
class ModelDiagnosticsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "class                                                       | 1:6-1:6 expected identifier, got \"end of file\"",
                "class this implements Namespace {}                          | 1:7-1:11 expected identifier, got \"this\"",
                "class A extends Namespace {}                                | 1:9-1:16 expected \"implements\", got \"extends\"",
                "class A implements Other {}                                 | 1:20-1:25 expected \"Namespace\", got \"Other\"",
                "class A implements Namespace { foo }                        | 1:32-1:35 expected \"related\" or \"permits\", got \"foo\"",
                "class A implements Namespace { related = {} }               | 1:40-1:41 expected \":\", got \"=\"",
                "class A implements Namespace { related: { a: A } }          | 1:48-1:49 expected \"[\", got \"}\"",
                "class A implements Namespace { related: { a: A[] }          | 1:51-1:51 expected \"related\" or \"permits\", got \"end of file\"",
                "class A implements Namespace { related: { \"\": A[] } }     | 1:43-1:45 expected identifier, got \"\"\"\"",
                "class A implements Namespace { related: { \"a: A[] }        | 1:43-1:52 expected identifier, got \"\"a: A[] }\"",
                "class A implements Namespace { /* open                      | 1:32-1:39 fatal: at \"/* open\": unclosed comment",
                "class A implements Namespace { related: { a: B[] } }        | 1:46-1:47 namespace \"B\" was not declared",
                "class A implements Namespace { related: { a: SubjectSet<B, \"c\">[] } } | 1:57-1:58 namespace \"B\" was not declared",
                "class A implements Namespace { related: { a: SubjectSet<A, \"c\">[] } } | 1:60-1:63 namespace \"A\" did not declare relation \"c\""
            })
    void aMistakeIsToldWithItsPlace(String text, String told) {
        assertThat(errors(text)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`                                    ` | expected \"this\", got \"}\"",
                "()                                     | expected \"this\", got \")\"",
                "(a                                     | expected \")\", got \"}\"",
                "a)                                     | expected \",\", got \")\"",
                "!!a                                    | expected \"this\", got \"!\"",
                "foo                                    | expected \"this\", got \"foo\"",
                "a & b                                  | expected \",\", got \"&\"",
                "this.a                                 | expected \"related\" or \"permits\", got \"a\"",
                "this.related.a.has(ctx.subject)        | expected \"includes\" or \"traverse\", got \"has\"",
                "this.related.a.includes(ctx.object)    | expected \"subject\", got \"object\"",
                "this.related[a].includes(ctx.subject)  | expected string, got \"a\"",
                "this.permits.p(context)                | expected \"ctx\", got \"context\"",
                "this.related.a.traverse(x => y.permits.p(ctx)) | expected \"x\", got \"y\"",
                "this.related.z.includes(ctx.subject)   | relation \"z\" was not declared in namespace \"File\"",
                "this.permits.z(ctx)                    | relation \"z\" was not declared in namespace \"File\"",
                "this.related.z.traverse(f => f.permits.p(ctx)) | relation \"z\" was not declared in namespace \"File\"",
                "this.related.a.traverse(f => f.permits.z(ctx)) | namespace \"File\" did not declare relation \"z\"",
                "this.related.a.traverse(f => f.related.z.includes(ctx.subject)) | namespace \"File\" did not declare relation \"z\""
            })
    void aMistakeInAnExpressionIsTold(String expression, String told) {
        assertThat(compile(ModelCompilerTest.permit(expression)).errors())
                .extracting(Diagnostic::message)
                .containsExactly(told);
    }

    @Test
    void oneRunTellsOfSeveralMistakes() {
        assertThat(errors("""
                class A implements Namespace {
                  related: {
                    a: A
                    b: (A | )[]
                    c: A[],
                  }
                  permits = {
                    p: (ctx) => this.related.c.includes(ctx),
                    q: (ctx) => { return this.related.c.includes(ctx.subject), true },
                    r: (ctx) => this.related.c.includes(ctx.subject)
                    s: (ctx) => this.related.c.includes(ctx.subject),
                  }
                  other: {}
                }
                class B implements Namespace {
                  related: { a A[] }
                """)).isEqualTo("""
                4:5-4:6 expected "[", got "b"
                4:13-4:14 expected identifier, got ")"
                8:44-8:45 expected ".", got ")"
                9:17-9:18 expected "this", got "{"
                11:5-11:6 expected ",", got "s"
                13:3-13:8 expected "related" or "permits", got "other"
                16:16-16:17 expected ":", got "A\"""");
    }

    @Test // what a broken class would have declared is missing, and nobody's fault
    void namesAreCheckedOnlyWhenTheTextIsWellFormed() {
        assertThat(errors("class A implements Namespace { related: { a: B[] } } class B"))
                .doesNotContain("declared");
    }

    @Test
    void aMissingBraceDoesNotHideTheNextClass() {
        assertThat(errors("""
                class A implements Namespace {
                  related: { a: A[]
                class B implements Namespace { related: { b B[] } }
                """)).isEqualTo("""
                3:1-3:6 expected identifier, got "class"
                3:45-3:46 expected ":", got "B\"""");
    }

    @Test
    void columnsCountCharactersAndNotBytes() {
        assertThat(errors("/* é🐈\n日本 */ class A implements Namespace { related: { é: (A | 🐈)[] } }"))
                .isEqualTo("2:57-2:58 expected identifier, got \"🐈\"");
    }

    @Test
    void linesMayEndAsOnWindows() {
        assertThat(errors("class A implements Namespace {\r\n  foo\r\n}")).startsWith("2:3-2:6 ");
    }

    @Test
    void whatIsLongIsQuotedInPart() {
        assertThat(errors("class A implements " + "x".repeat(1000) + " {}"))
                .isEqualTo("1:20-1:1020 expected \"Namespace\", got \"" + "x".repeat(60) + "…\"");
    }

    @Test // permission.md §13
    void groupsNestTenDeep() {
        String ten = "(".repeat(10) + "a" + ")".repeat(10);
        String negatedTen = "!(".repeat(10) + "a" + ")".repeat(10);

        assertThat(compile(ModelCompilerTest.permit(ten)).errors()).isEmpty();
        assertThat(compile(ModelCompilerTest.permit(negatedTen)).errors()).isEmpty();
        assertThat(compile(ModelCompilerTest.permit("(" + ten + ")")).errors())
                .extracting(Diagnostic::message)
                .containsExactly("expression nested too deeply; maximal nesting depth is 10");
        assertThat(compile(ModelCompilerTest.permit("!(" + ten + ")")).errors()).hasSize(1);
    }

    @Test
    void operatorsDoNotAlternateForEver() {
        assertThat(compile(ModelCompilerTest.permit("a" + " && b || c".repeat(32)))
                        .errors())
                .isEmpty();
        assertThat(compile(ModelCompilerTest.permit("a" + " && b || c".repeat(33)))
                        .errors())
                .hasSize(1);
        assertThat(ModelCompiler.compile(
                                ModelCompilerTest.permit("a" + " && b || c".repeat(100)), Precedence.TYPESCRIPT)
                        .diagnostics())
                .filteredOn(diagnostic -> !diagnostic.message().startsWith("nothing in the model uses"))
                .isEmpty();
    }

    @Test
    void mixedOperatorsAreAnErrorWhereTheProjectWantsThat() {
        assertThat(ModelCompiler.compile(ModelCompilerTest.permit("a || b && c"), Precedence.ERROR)
                        .errors())
                .extracting(Diagnostic::message)
                .containsExactly("\"&&\" and \"||\" are mixed; use parentheses");
    }

    @Test
    void aSubjectSetIsFollowedToItsMembersWhenTraversed() {
        String model = """
                class User implements Namespace { %s }
                class Group implements Namespace { related: { members: (User | SubjectSet<Group, "members">)[] } }
                class File implements Namespace {
                  related: { viewers: SubjectSet<Group, "members">[] }
                  permits = { view: (ctx) => this.related.viewers.traverse(v => v.related.managers.includes(ctx.subject)) }
                }
                """;

        assertThat(errors(model.formatted("related: { managers: User[] }"))).isEmpty();
        assertThat(errors(model.formatted("")))
                .isEqualTo("5:75-5:83 namespace \"User\" did not declare relation \"managers\"");
    }

    static List<Diagnostic> warnings(String text) {
        Compilation compilation = compile(text);
        assertThat(compilation.errors()).isEmpty();
        return compilation.warnings();
    }

    static String told(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(one -> one.start().line() + ":" + one.start().column() + "-"
                        + one.end().line() + ":" + one.end().column() + " " + one.message())
                .collect(joining("\n"));
    }

    private static String errors(String text) {
        return told(compile(text).errors());
    }

    private static Compilation compile(String text) {
        return ModelCompiler.compile(text, Precedence.REFERENCE);
    }
}
