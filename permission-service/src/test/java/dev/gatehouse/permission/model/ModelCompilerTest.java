package dev.gatehouse.permission.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.model.Definition.Free;
import dev.gatehouse.permission.model.Definition.Permitted;
import dev.gatehouse.permission.model.Definition.Related;
import dev.gatehouse.permission.model.Definition.SubjectType;
import dev.gatehouse.permission.model.Definition.Undeclared;
import dev.gatehouse.permission.model.Rewrite.Complement;
import dev.gatehouse.permission.model.Rewrite.Computed;
import dev.gatehouse.permission.model.Rewrite.Intersection;
import dev.gatehouse.permission.model.Rewrite.Traverse;
import dev.gatehouse.permission.model.Rewrite.Union;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What models mean (permission.md §13). */
class ModelCompilerTest {

    private static final Rewrite A = new Computed("a");
    private static final Rewrite B = new Computed("b");
    private static final Rewrite C = new Computed("c");
    private static final Rewrite D = new Computed("d");

    @Test
    void aModelWithEverythingMeansWhatItSays() {
        PermissionModel model = model("""
                import { Namespace, SubjectSet, Context } from "@ory/keto-namespace-types";

                class User implements Namespace {}

                class Group implements Namespace {
                  related: { members: (User | SubjectSet<Group, "members">)[] }
                }

                /* Folders hold files. */
                export class Folder implements Namespace {
                  related: { parents: Array<Folder>, viewers: Array<User | SubjectSet<Group, members>> };
                  permits = {
                    view: (ctx: Context): boolean =>
                      this.related.viewers.includes(ctx.subject) ||
                      this.related.parents.traverse((p) => p.permits.view(ctx)),
                  };
                }

                class File implements Namespace {
                  related: {
                    parents: Folder[]; "view-ers": User[]
                    blocked: User[]
                  }
                  permits = {
                    // Nobody who is blocked.
                    view: (ctx) => (this.related["view-ers"].includes(ctx.subject,)
                        || this.related.parents.traverse(p => p.related.viewers.includes(ctx.subject,),)
                        || this.related.parents.traverse(p => p.permits["view"](ctx)))
                      && !this.related['blocked'].includes(ctx.subject),
                    edit: (ctx: Context) => this.permits.view(ctx)
                  }
                }
                """);

        assertThat(model.namespaces()).containsExactly("User", "Group", "Folder", "File");
        assertThat(model.definition("User", "anything")).isEqualTo(new Free());
        assertThat(model.definition("Group", "members"))
                .isEqualTo(new Related(Set.of(new SubjectType("User", ""), new SubjectType("Group", "members"))));
        assertThat(model.definition("Folder", "viewers"))
                .isEqualTo(new Related(Set.of(new SubjectType("User", ""), new SubjectType("Group", "members"))));
        assertThat(model.definition("Folder", "view"))
                .isEqualTo(new Permitted(new Union(List.of(new Computed("viewers"), new Traverse("parents", "view")))));
        assertThat(model.definition("File", "view"))
                .isEqualTo(new Permitted(new Intersection(List.of(
                        new Union(List.of(
                                new Computed("view-ers"),
                                new Traverse("parents", "viewers"),
                                new Traverse("parents", "view"))),
                        new Complement(new Computed("blocked"))))));
        assertThat(model.definition("File", "edit")).isEqualTo(new Permitted(new Computed("view")));
        assertThat(model.definition("File", "delete")).isEqualTo(new Undeclared());
        assertThat(model.declarations("File")).containsOnlyKeys("parents", "view-ers", "blocked", "view", "edit");
    }

    @Test // permission.md §22 trap 1
    void operatorsAreReadFromLeftToRightUnlessTheProjectSaysOtherwise() {
        assertThat(rewrite("a || b && c")).isEqualTo(new Intersection(List.of(new Union(List.of(A, B)), C)));
        assertThat(rewrite("a && b || c")).isEqualTo(new Union(List.of(new Intersection(List.of(A, B)), C)));
        assertThat(rewrite("a || b && c || d"))
                .isEqualTo(new Union(List.of(new Intersection(List.of(new Union(List.of(A, B)), C)), D)));
        assertThat(rewrite("a || b && c", Precedence.TYPESCRIPT))
                .isEqualTo(new Union(List.of(A, new Intersection(List.of(B, C)))));
        assertThat(rewrite("a && b || c && d", Precedence.TYPESCRIPT))
                .isEqualTo(new Union(List.of(new Intersection(List.of(A, B)), new Intersection(List.of(C, D)))));
        assertThat(rewrite("(a || b) && c", Precedence.TYPESCRIPT))
                .isEqualTo(new Intersection(List.of(new Union(List.of(A, B)), C)));
        assertThat(rewrite("(a || b) && c", Precedence.ERROR))
                .isEqualTo(new Intersection(List.of(new Union(List.of(A, B)), C)));
    }

    @ParameterizedTest // permission.md §22 trap 2
    @CsvSource({
        "a b, a || b",
        "a b || c, a || b || c",
        "a && b c, a && b && c",
        "a || || b, a || b",
        "a && || b, a || b",
        "a || && b, a && b",
        "a || b ||, a || b",
        "|| a, a",
        "a && b || c d, a && b || c || d"
    })
    void operatorsThatAreMissingOrTooManyAreReadAsTheReferenceReadsThem(String lenient, String meant) {
        assertThat(rewrite(lenient)).isEqualTo(rewrite(meant));
        assertThat(compile(permit(lenient)).warnings()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "(a || b) || c, a || b || c",
        "a && (b && c), a && b && c",
        "((a)), a",
        "a || ((b || c) || d), a || b || c || d",
        "(a || b) && (c), (a || b) && c"
    })
    void groupsOfOneOperatorBecomeOne(String nested, String flat) {
        assertThat(rewrite(nested)).isEqualTo(rewrite(flat));
    }

    @Test
    void doubleNegationIsKept() {
        assertThat(rewrite("!(!a)")).isEqualTo(new Complement(new Complement(A)));
        assertThat(rewrite("!(a || b)")).isEqualTo(new Complement(new Union(List.of(A, B))));
    }

    @Test // permission.md §22 trap 3
    void relationsAndPermissionsShareTheirNames() {
        PermissionModel model = model("""
                class File implements Namespace {
                  related: { a: File[] }
                  permits = {
                    p: (ctx) => this.related.a.includes(ctx.subject),
                    q: (ctx) => this.related.p.includes(ctx.subject) && this.permits.a(ctx),
                    r: (ctx) => this.related.a.traverse(f => f.related.p.includes(ctx.subject)),
                  }
                }
                """);

        assertThat(model.definition("File", "q"))
                .isEqualTo(new Permitted(new Intersection(List.of(new Computed("p"), new Computed("a")))));
        assertThat(model.definition("File", "r")).isEqualTo(new Permitted(new Traverse("a", "p")));
    }

    @Test
    void ofEqualNamesTheFirstWins() {
        PermissionModel model = model("""
                class File implements Namespace {
                  related: { a: File[] }
                  permits = { a: (ctx) => this.permits.a(ctx) }
                  related: { b: File[] }
                }
                class File implements Namespace { related: { c: File[] } }
                """);

        assertThat(model.declarations("File")).containsOnlyKeys("a", "b");
        assertThat(model.definition("File", "a")).isEqualTo(new Related(Set.of(new SubjectType("File", ""))));
    }

    @ParameterizedTest // permission.md §22 trap 2
    @ValueSource(strings = {"", "\uFEFF", "// nothing", "a file of } nonsense ) @ ~ é 'it", "it's true: 1 < 2 && 3"})
    void whatIsNoClassIsSkipped(String text) {
        assertThat(model(text).namespaces()).isEmpty();
    }

    @Test
    void namesMayBeOfAnyScript() {
        PermissionModel model =
                model("class Größe_2 implements Namespace { related: { 見る: Größe_2[], \"🐈\": Größe_2[] } }");

        assertThat(model.declarations("Größe_2")).containsOnlyKeys("見る", "🐈");
    }

    @Test
    void aTupleWithoutAPlaceInTheModelIsObjectedTo() {
        PermissionModel model = model("""
                class User implements Namespace {}
                class Group implements Namespace { related: { members: User[] } }
                class File implements Namespace {
                  related: { viewers: (User | SubjectSet<Group, "members">)[] }
                  permits = { view: (ctx) => this.related.viewers.includes(ctx.subject) }
                }
                """);
        Subject ann = new SubjectSet("User", "ann", "");

        assertThat(model.objection(new RelationTuple("File", "f", "viewers", ann)))
                .isEmpty();
        assertThat(model.objection(new RelationTuple("File", "f", "viewers", new SubjectId("ann"))))
                .isEmpty();
        assertThat(model.objection(new RelationTuple("File", "f", "viewers", new SubjectSet("Group", "g", "members"))))
                .isEmpty();
        assertThat(model.objection(new RelationTuple("User", "ann", "anything", ann)))
                .isEmpty();
        assertThat(model.objection(new RelationTuple("File", "f", "viewers", new SubjectSet("Group", "g", ""))))
                .hasValue("relation \"viewers\" of namespace \"File\" was not declared for subjects of type Group");
        assertThat(model.objection(new RelationTuple("File", "f", "viewers", new SubjectSet("File", "f", "viewers"))))
                .hasValue("relation \"viewers\" of namespace \"File\" was not declared for subjects of type"
                        + " SubjectSet<File, \"viewers\">");
        assertThat(model.objection(new RelationTuple("File", "f", "view", ann)))
                .hasValue("\"view\" of namespace \"File\" is a permission, which follows from other tuples");
        assertThat(model.objection(new RelationTuple("File", "f", "owners", ann)))
                .hasValue("relation \"owners\" was not declared in namespace \"File\"");
        assertThat(model.objection(new RelationTuple("Fil", "f", "owners", ann)))
                .hasValue("relation \"owners\" was not declared in namespace \"Fil\"");
    }

    /** A class with relations a to d and a permission p from an expression in their letters. */
    static String permit(String expression) {
        String written = Arrays.stream(expression.split("(?<=[()! ])|(?=[()! ])"))
                .map(part -> part.matches("[abcd]") ? "this.related." + part + ".includes(ctx.subject)" : part)
                .reduce("", String::concat);
        return """
                class File implements Namespace {
                  related: { a: File[] b: File[] c: File[] d: File[] }
                  permits = { p: (ctx) => %s }
                }
                """.formatted(written);
    }

    private static Rewrite rewrite(String expression) {
        return rewrite(expression, Precedence.REFERENCE);
    }

    private static Rewrite rewrite(String expression, Precedence precedence) {
        Compilation compilation = ModelCompiler.compile(permit(expression), precedence);
        assertThat(compilation.errors()).isEmpty();
        return ((Permitted) Objects.requireNonNull(compilation.model()).definition("File", "p")).rewrite();
    }

    private static Compilation compile(String text) {
        return ModelCompiler.compile(text, Precedence.REFERENCE);
    }

    private static PermissionModel model(String text) {
        Compilation compilation = compile(text);
        assertThat(compilation.errors()).isEmpty();
        return Objects.requireNonNull(compilation.model());
    }
}
