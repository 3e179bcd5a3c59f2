package dev.gatehouse.permission.model;

import static dev.gatehouse.permission.model.ModelDiagnosticsTest.told;
import static dev.gatehouse.permission.model.ModelDiagnosticsTest.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of what a model's author is warned (permission.md §13.2). */
class ModelReviewTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "a || b ~ ",
                "a || b && c ~ \"&&\" and \"||\" are mixed; both have the same precedence and are read from left to right, so use parentheses",
                "(a || b) && c ~ ",
                "a b ~ did not expect another expression; it is read as if \"||\" stood before it",
                "a && b c ~ did not expect another expression; it is read as if \"&&\" stood before it",
                "a || || b ~ there is no expression before this operator",
                "|| a ~ there is no expression before this operator",
                "a || ~ the operator before this has no expression behind it"
            })
    void operatorsThatAreNotPlain(String expression, String warning) {
        String text = ModelCompilerTest.permit(expression);

        assertThat(warnings(text))
                .extracting(Diagnostic::message)
                .filteredOn(message -> !message.startsWith("nothing in the model uses"))
                .isEqualTo(warning == null ? List.of() : List.of(warning));
    }

    @Test
    void namesThatCannotBeReached() {
        assertThat(told(warnings("""
                class A implements Namespace {
                  related: { a: A[], a: A[] }
                  permits = { b: (ctx) => this.related.a.includes(ctx.subject), a: (ctx) => this.permits.b(ctx) }
                }
                class A implements Namespace {}
                """))).isEqualTo("""
                2:22-2:23 "a" is declared before in this class; this one is unreachable
                3:65-3:66 "a" is declared before in this class; this one is unreachable
                5:7-5:8 the class "A" is declared before; this one is unreachable""");
    }

    @Test // permission.md §22 trap 26
    void permissionsThatFollowFromEachOther() {
        assertThat(told(warnings("""
                class A implements Namespace {
                  permits = {
                    a: (ctx) => !this.permits.b(ctx),
                    b: (ctx) => !this.permits.a(ctx),
                    c: (ctx) => this.permits.c(ctx) || this.permits.b(ctx),
                  }
                }
                """))).isEqualTo("""
                3:31-3:32 "a" and "b" follow from each other without a tuple between
                3:31-3:32 what is negated here may lead back to "a"; where it does, nobody has it
                4:31-4:32 "b" and "a" follow from each other without a tuple between
                4:31-4:32 what is negated here may lead back to "b"; where it does, nobody has it
                5:30-5:31 "c" and "c" follow from each other without a tuple between""");
    }

    @Test
    void negationOfWhatLeadsBackThroughTuples() {
        assertThat(told(warnings("""
                class A implements Namespace {
                  related: { parents: A[] }
                  permits = {
                    fine: (ctx) => this.related.parents.traverse(p => p.permits.fine(ctx)),
                    odd: (ctx) => !(this.related.parents.traverse(p => p.permits.odd(ctx))),
                    even: (ctx) => !this.permits.fine(ctx),
                  }
                }
                """)))
                .isEqualTo("5:34-5:41 what is negated here may lead back to \"odd\"; where it does, nobody has it");
    }

    @Test
    void aRecursiveGroupIsNothingToWarnOf() {
        assertThat(warnings("""
                import { Namespace, Context, SubjectSet } from '@ory/permission-namespace-types'

                class User implements Namespace {}
                export class Group implements Namespace {
                  related: { members: (User | SubjectSet<Group, "members">)[] }
                }
                class File implements Namespace {
                  related: { viewers: SubjectSet<Group, "members">[] }
                  permits = { view: (ctx: Context): boolean => this.related.viewers.includes(ctx.subject) }
                };
                """)).isEmpty();
    }

    @Test // permission.md §22 trap 4
    void traversingToObjectsThatDoNotHaveTheName() {
        assertThat(told(warnings("""
                class User implements Namespace { related: { managers: User[] } }
                class Group implements Namespace { related: { members: User[] } }
                class File implements Namespace {
                  related: { viewers: SubjectSet<Group, "members">[] }
                  permits = { view: (ctx) => this.related.viewers.traverse(v => v.related.managers.includes(ctx.subject)) }
                }
                """)))
                .isEqualTo(
                        "5:75-5:83 \"viewers\" traverses to the objects of class \"Group\", which do not have \"managers\";"
                                + " subject sets of it give nothing here");
    }

    @Test
    void whatStandsOutsideOfClasses() {
        assertThat(told(warnings("hello world\nclass A implements Namespace {}\n}\nclass B implements Namespace {} x")))
                .isEqualTo("""
                1:1-1:12 this is no class and is skipped
                3:1-3:2 this is no class and is skipped
                4:33-4:34 this is no class and is skipped""");
    }

    @Test
    void relationsThatNothingUses() {
        assertThat(told(warnings("""
                class Group implements Namespace { related: { members: Group[] owners: Group[] } }
                class File implements Namespace {
                  related: { viewers: SubjectSet<Group, "members">[] parents: File[] old: File[] }
                  permits = { view: (ctx) => this.related.parents.traverse(p => p.related.viewers.includes(ctx.subject)) }
                }
                """))).isEqualTo("3:70-3:73 nothing in the model uses relation \"old\"");
    }

    @Test
    void aModelWithWarningsIsUsed() {
        Compilation compilation = ModelCompiler.compile("x class A implements Namespace {}", Precedence.REFERENCE);

        assertThat(compilation.warnings()).hasSize(1);
        assertThat(Objects.requireNonNull(compilation.model()).declares("A")).isTrue();
    }
}
