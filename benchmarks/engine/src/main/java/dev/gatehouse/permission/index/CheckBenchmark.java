package dev.gatehouse.permission.index;

import dev.gatehouse.permission.condition.Conditions;
import dev.gatehouse.permission.evaluate.Answer;
import dev.gatehouse.permission.evaluate.Budget;
import dev.gatehouse.permission.evaluate.Circumstances;
import dev.gatehouse.permission.evaluate.Evaluation;
import dev.gatehouse.permission.evaluate.Plan;
import dev.gatehouse.permission.evaluate.Rules;
import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.model.PermissionModel;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.SubjectId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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

/** One check as a request makes it, from names to an answer, about another document and person each time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class CheckBenchmark {

    private static final int QUESTIONS = 1 << 16;
    private static final Rules RULES = new Rules(
            PermissionModel.ofNames(List.of("Dept", "Team", "User", "Folder", "Doc")), false, Conditions.NONE);

    @Param({"10000", "1000000"})
    private int tuples;

    private Snapshot graph;
    private Plan plan;
    private RelationTuple[] direct;
    private RelationTuple[] depth3;
    private RelationTuple[] misses;
    private int next;

    @Setup
    public void prepare() {
        Company company = new Company(tuples);
        graph = company.index.snapshot();
        plan = new Plan(RULES, graph.vocabulary());
        Random random = new Random(7);
        direct = new RelationTuple[QUESTIONS];
        depth3 = new RelationTuple[QUESTIONS];
        misses = new RelationTuple[QUESTIONS];
        for (int i = 0; i < QUESTIONS; i++) {
            int doc = random.nextInt(company.docs);
            direct[i] = question("Doc", "doc-" + doc, "viewer", someViewer(doc, random));
            int team = doc % company.depts + company.depts * random.nextInt(Math.max(1, company.teams / company.depts));
            int member =
                    team % company.teams + company.teams * random.nextInt(Math.max(1, company.users / company.teams));
            depth3[i] = question("Doc", "doc-" + doc, "viewer", "user-" + member % company.users);
            do {
                misses[i] = question("Doc", "doc-" + doc, "viewer", "user-" + random.nextInt(company.users));
            } while (check(graph, misses[i]).allowed());
        }
        for (int i = 0; i < 100; i++) {
            require(depth3[i], true);
            require(direct[i], true);
            require(misses[i], false);
        }
    }

    /** Of the sets and people who may see a document, a person. */
    private String someViewer(int doc, Random random) {
        NodeList subjects = new NodeList();
        int set = graph.node(
                graph.object(graph.vocabulary().find("Doc"), "doc-" + doc),
                graph.vocabulary().find("viewer"));
        graph.subjects(set, subjects);
        int last = subjects.size() - 1 - random.nextInt(Math.max(1, subjects.size() - 1));
        return graph.name(graph.object(subjects.get(last)));
    }

    private void require(RelationTuple question, boolean allowed) {
        if (check(graph, question).allowed() != allowed) {
            throw new IllegalStateException(question + " should be " + allowed);
        }
    }

    private static RelationTuple question(String namespace, String object, String relation, String id) {
        return new RelationTuple(namespace, object, relation, new SubjectId(id));
    }

    private Answer check(TupleGraph on, RelationTuple question) {
        Instant now = Instant.EPOCH;
        return new Evaluation(
                        on,
                        plan,
                        new Circumstances(now, 5, Map.of()),
                        new Budget(1_000_000, Instant.MAX, Clock.systemUTC()))
                .check(question);
    }

    private int turn() {
        return next++ & (QUESTIONS - 1);
    }

    @Benchmark
    public Answer direct() {
        return check(graph, direct[turn()]);
    }

    @Benchmark
    public Answer depth3() {
        return check(graph, depth3[turn()]);
    }

    @Benchmark
    public Answer miss() {
        return check(graph, misses[turn()]);
    }
}
