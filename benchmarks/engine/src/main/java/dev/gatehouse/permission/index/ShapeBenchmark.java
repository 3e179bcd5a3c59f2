package dev.gatehouse.permission.index;

import dev.gatehouse.permission.condition.Conditions;
import dev.gatehouse.permission.evaluate.Answer;
import dev.gatehouse.permission.evaluate.Budget;
import dev.gatehouse.permission.evaluate.Circumstances;
import dev.gatehouse.permission.evaluate.Evaluation;
import dev.gatehouse.permission.evaluate.Membership;
import dev.gatehouse.permission.evaluate.Plan;
import dev.gatehouse.permission.evaluate.Rules;
import dev.gatehouse.permission.model.ModelCompiler;
import dev.gatehouse.permission.model.PermissionModel;
import dev.gatehouse.permission.model.Precedence;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.SubjectId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Questions that are hard for some engine or other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class ShapeBenchmark {

    private static final String MODEL = """
            class User implements Namespace {}
            class Group implements Namespace { related: { member: (User | SubjectSet<Group, "member">)[] } }
            class Doc implements Namespace {
              related: {
                viewer: (User | SubjectSet<Group, "member">)[]  editor: User[]  parent: Doc[]  %s
              }
              permits = {
                view: (ctx: Context): boolean =>
                  this.related.viewer.includes(ctx.subject) || this.related.parent.traverse((p) => p.permits.view(ctx)),
                both: (ctx: Context): boolean =>
                  this.related.viewer.includes(ctx.subject) && this.related.editor.includes(ctx.subject),
                any: (ctx: Context): boolean => %s,
              }
            }
            """.formatted(
                    IntStream.range(0, 20).mapToObj(i -> "r" + i + ": User[]").collect(Collectors.joining(" ")),
                    IntStream.range(0, 20)
                            .mapToObj(i -> "this.related.r" + i + ".includes(ctx.subject)")
                            .collect(Collectors.joining(" || ")));

    /** What is asked, and what has to be answered. */
    public enum Shape {
        CHAIN_OF_30_PARENTS("chain-0", "view", "ann", Membership.MEMBER),
        HUNDRED_GROUPS_MISS("groups", "viewer", "cyd", Membership.NOT_MEMBER),
        THREE_LAYERS_OF_100_MISS("layers", "viewer", "cyd", Membership.NOT_MEMBER),
        EIGHTY_SUBGROUPS_HIT("subgroups", "viewer", "last", Membership.MEMBER),
        TWO_HUNDRED_PARENTS_MISS("wide", "view", "cyd", Membership.NOT_MEMBER),
        TWENTY_BRANCHES_MISS("branches", "any", "cyd", Membership.NOT_MEMBER),
        HUGE_INTERSECTION_HIT("huge", "both", "user-99999", Membership.MEMBER),
        HUGE_INTERSECTION_MISS("huge", "both", "cyd", Membership.NOT_MEMBER),
        CYCLE_OF_PARENTS_MISS("cycle-0", "view", "cyd", Membership.NOT_MEMBER);

        private final RelationTuple question;
        private final Membership answer;

        Shape(String object, String relation, String subject, Membership answer) {
            question = new RelationTuple("Doc", object, relation, new SubjectId(subject));
            this.answer = answer;
        }
    }

    @Param
    private Shape shape;

    private Snapshot graph;
    private Plan plan;

    @Setup
    public void prepare() {
        Edges edges = new Edges(1 << 20);
        int cyd = edges.individual("cyd");
        edges.add(edges.set("Doc", "other", "viewer"), cyd);
        for (int i = 0; i < 30; i++) {
            edges.add(edges.set("Doc", "chain-" + i, "parent"), edges.set("Doc", "chain-" + (i + 1), ""));
            edges.add(edges.set("Doc", "cycle-" + i, "parent"), edges.set("Doc", "cycle-" + (i + 1) % 30, ""));
            edges.add(edges.set("Doc", "cycle-" + i, "viewer"), edges.individual("ann"));
        }
        edges.add(edges.set("Doc", "chain-30", "viewer"), edges.individual("ann"));
        for (int i = 0; i < 100; i++) {
            group(edges, "groups", "viewer", "g" + i);
            edges.add(edges.set("Group", "g" + i, "member"), edges.individual("user-" + i));
            group(edges, "layers", "viewer", "a" + i);
            for (int j = 0; j < 100; j++) {
                edges.add(edges.set("Group", "a" + i, "member"), edges.set("Group", "b" + j, "member"));
                edges.add(edges.set("Group", "b" + i, "member"), edges.set("Group", "c" + j, "member"));
            }
            edges.add(edges.set("Group", "c" + i, "member"), edges.individual("user-" + i));
        }
        for (int i = 0; i < 80; i++) {
            group(edges, "subgroups", "viewer", "sub" + i);
            edges.add(edges.set("Group", "sub" + i, "member"), edges.set("Group", "child" + i, "member"));
            edges.add(edges.set("Group", "child" + i, "member"), edges.individual(i == 79 ? "last" : "user-" + i));
        }
        for (int i = 0; i < 200; i++) {
            edges.add(edges.set("Doc", "wide", "parent"), edges.set("Doc", "parent-" + i, ""));
            edges.add(edges.set("Doc", "parent-" + i, "viewer"), edges.individual("user-" + i));
        }
        for (int i = 0; i < 20; i++) {
            edges.add(edges.set("Doc", "branches", "r" + i), edges.individual("user-" + i));
        }
        for (int i = 0; i < 100_000; i++) {
            edges.add(edges.set("Doc", "huge", "viewer"), edges.individual("user-" + i));
        }
        edges.add(edges.set("Doc", "huge", "editor"), edges.individual("user-99999"));
        graph = edges.build().snapshot();
        PermissionModel model =
                ModelCompiler.compile(MODEL, Precedence.REFERENCE).model();
        plan = new Plan(new Rules(model, false, Conditions.NONE), graph.vocabulary());
        if (check().membership() != shape.answer) {
            throw new IllegalStateException(shape + " is answered by " + check());
        }
    }

    private static void group(Edges edges, String doc, String relation, String group) {
        edges.add(edges.set("Doc", doc, relation), edges.set("Group", group, "member"));
    }

    @Benchmark
    public Answer check() {
        return new Evaluation(
                        graph,
                        plan,
                        new Circumstances(Instant.EPOCH, 50, Map.of()),
                        new Budget(1_000_000, Instant.MAX, Clock.systemUTC()))
                .check(shape.question);
    }
}
