package dev.gatehouse.permission.list;

import dev.gatehouse.permission.condition.Conditions;
import dev.gatehouse.permission.evaluate.Budget;
import dev.gatehouse.permission.evaluate.Circumstances;
import dev.gatehouse.permission.evaluate.Plan;
import dev.gatehouse.permission.evaluate.Rules;
import dev.gatehouse.permission.explore.RuledGraph;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.index.SharedDocuments;
import dev.gatehouse.permission.model.ModelCompiler;
import dev.gatehouse.permission.model.Precedence;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/** Pages of a hundred out of a list of a hundred thousand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class ListBenchmark {

    private static final int PAGE = 100;

    private static final String MODEL = """
            class User implements Namespace {}
            class Group implements Namespace { related: { member: User[] } }
            class Folder implements Namespace {
              related: { viewer: User[] }
              permits = { view: (ctx: Context): boolean => this.related.viewer.includes(ctx.subject) }
            }
            class Doc implements Namespace {
              related: { viewer: User[]  editor: SubjectSet<Group, "member">[]  parent: Folder[]  banned: User[] }
              permits = {
                read: (ctx: Context): boolean => this.related.viewer.includes(ctx.subject),
                edit: (ctx: Context): boolean => this.related.editor.includes(ctx.subject),
                inherit: (ctx: Context): boolean => this.related.parent.traverse((p) => p.permits.view(ctx)),
                allowed: (ctx: Context): boolean =>
                  this.related.viewer.includes(ctx.subject) && !this.related.banned.includes(ctx.subject),
              }
            }
            """;

    /** How the person comes to the documents. */
    public enum Way {
        STORED("viewer"),
        COMPUTED("read"),
        GROUP("edit"),
        FOLDERS("inherit"),
        NOT_BANNED("allowed"),
        /** The other way round: the members of a group. */
        MEMBERS("member");

        private final String relation;

        Way(String relation) {
            this.relation = relation;
        }
    }

    @Param
    private Way way;

    private final TupleGraph graph = SharedDocuments.graph();
    private final Plan plan = new Plan(
            new Rules(ModelCompiler.compile(MODEL, Precedence.REFERENCE).model(), false, Conditions.NONE),
            graph.vocabulary());
    private final Uses uses = new Uses(plan);
    private final Findings kept = new Findings();

    @Setup
    public void prepare() {
        int listed = page(new Findings(), null, SharedDocuments.DOCS).entries().size();
        if (listed != SharedDocuments.DOCS) {
            throw new IllegalStateException(way + " lists " + listed);
        }
    }

    @Benchmark
    public Found<?> firstPage() {
        return page(new Findings(), null, PAGE);
    }

    @Benchmark
    public Found<?> laterPage() {
        return page(kept, way == Way.MEMBERS ? "user-5" : "doc-5", PAGE);
    }

    private Found<?> page(Findings findings, @Nullable String after, int size) {
        RuledGraph rules = new RuledGraph(graph, plan, new Circumstances(Instant.EPOCH, 50, Map.of()));
        Budget budget = new Budget(20_000_000, Instant.MAX, Clock.systemUTC());
        if (way == Way.MEMBERS) {
            return new SubjectSearch(rules, findings, budget, 1_000_000)
                    .page(
                            new SubjectQuestion(new SubjectSet("Group", "huge", "member"), null, ""),
                            after == null ? null : new SubjectId(after),
                            size);
        }
        return new ObjectSearch(rules, uses, findings, budget)
                .page(new ObjectQuestion("Doc", way.relation, new SubjectId("ann")), after, size);
    }
}
