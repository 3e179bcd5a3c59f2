package dev.gatehouse.permission.modeltest;

import dev.gatehouse.permission.evaluate.Answer;
import dev.gatehouse.permission.evaluate.Budget;
import dev.gatehouse.permission.evaluate.Circumstances;
import dev.gatehouse.permission.evaluate.Plan;
import dev.gatehouse.permission.expand.GraphExpander;
import dev.gatehouse.permission.explain.GraphExplainer;
import dev.gatehouse.permission.explore.RuledGraph;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.index.GivenTuples;
import dev.gatehouse.permission.list.Found;
import dev.gatehouse.permission.list.GraphLists;
import dev.gatehouse.permission.list.ObjectQuestion;
import dev.gatehouse.permission.list.SubjectQuestion;
import dev.gatehouse.permission.modeltest.ModelTest.Case;
import dev.gatehouse.permission.modeltest.ModelTest.Expectation;
import dev.gatehouse.permission.modeltest.ModelTest.Verdict;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.TupleNotation;
import dev.gatehouse.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Holds what a test expects against what follows from its tuples. */
final class ModelTester {

    private static final long STEPS = 50_000_000;
    private static final Duration TIME = Duration.ofSeconds(30);

    private final Clock clock;

    ModelTester(Clock clock) {
        this.clock = clock;
    }

    /**
     * What came of a file.
     *
     * @param expectations how many there are
     */
    record Outcome(int expectations, List<Failure> failures) {
        Outcome {
            failures = List.copyOf(failures);
        }
    }

    /** An expectation that was not met, in the name of its test. */
    record Failure(String test, Spot spot, Miss miss) {}

    /**
     * What was wanted and what came.
     *
     * @param explanation how it came, in lines; none where there is nothing to explain
     */
    record Miss(String message, List<String> explanation) {
        Miss {
            explanation = List.copyOf(explanation);
        }
    }

    Outcome run(ModelTest file) {
        TupleGraph graph = GivenTuples.graph(file.tuples());
        Plan plan = new Plan(file.rules(), graph.vocabulary());
        List<Failure> failures = new ArrayList<>();
        int expectations = 0;
        for (Case test : file.cases()) {
            Circumstances circumstances =
                    new Circumstances(test.now() == null ? clock.instant() : test.now(), file.depth(), test.context());
            RuledGraph rules = new RuledGraph(graph, plan, circumstances);
            for (Expectation expectation : test.expectations()) {
                expectations++;
                miss(rules, expectation)
                        .ifPresent(miss -> failures.add(new Failure(test.name(), expectation.spot(), miss)));
            }
        }
        return new Outcome(expectations, failures);
    }

    private Optional<Miss> miss(RuledGraph rules, Expectation expectation) {
        try {
            return switch (expectation) {
                case Expectation.Checked checked -> check(rules, checked);
                case Expectation.Objects listed -> list(rules, listed);
                case Expectation.Subjects listed -> list(rules, listed);
                case Expectation.Expanded expanded -> expand(rules, expanded);
            };
        } catch (ProblemException refused) {
            return Optional.of(new Miss(
                    "there is no answer: %s"
                            .formatted(
                                    refused.problem().reason() == null
                                            ? refused.problem().message()
                                            : refused.problem().reason()),
                    List.of()));
        }
    }

    private Optional<Miss> check(RuledGraph rules, Expectation.Checked checked) {
        Answer answer = rules.evaluation(budget()).check(checked.question());
        Verdict verdict = verdict(answer);
        // Nobody is allowed what is unknown, so that it is a denial as well.
        if (verdict == checked.wanted() || (checked.wanted() == Verdict.DENIED && verdict == Verdict.UNKNOWN)) {
            return Optional.empty();
        }
        String message = "%s should be %s, but is %s%s"
                .formatted(
                        TupleNotation.of(checked.question()),
                        checked.wanted(),
                        verdict,
                        answer.limitation() == null
                                ? ""
                                : " (%s)".formatted(answer.limitation().name().toLowerCase(Locale.ROOT)));
        return Optional.of(new Miss(
                message,
                GraphExplainer.text(rules, checked.question(), answer, budget())
                        .lines()
                        // The verdict stands in the message already.
                        .skip(1)
                        .filter(line -> !line.isBlank())
                        .toList()));
    }

    private Optional<Miss> list(RuledGraph rules, Expectation.Objects listed) {
        Found<String> found = GraphLists.objects(
                rules, new ObjectQuestion(listed.namespace(), listed.relation(), listed.subject()), budget());
        return compare(
                "the objects of %s#%s@%s"
                        .formatted(listed.namespace(), listed.relation(), TupleNotation.of(listed.subject())),
                listed.wanted(),
                found.entries(),
                found.incomplete());
    }

    private Optional<Miss> list(RuledGraph rules, Expectation.Subjects listed) {
        Found<Subject> found = GraphLists.subjects(
                rules, new SubjectQuestion(listed.set(), listed.namespace(), listed.relation()), budget());
        return compare(
                "the subjects of " + TupleNotation.of(listed.set()),
                listed.wanted().stream().map(TupleNotation::of).toList(),
                found.entries().stream().map(TupleNotation::of).toList(),
                found.incomplete());
    }

    private static Optional<Miss> compare(String what, List<String> wanted, List<String> found, boolean incomplete) {
        TreeSet<String> missing = new TreeSet<>(wanted);
        found.forEach(missing::remove);
        TreeSet<String> surplus = new TreeSet<>(found);
        wanted.forEach(surplus::remove);
        List<String> differences = new ArrayList<>();
        if (!missing.isEmpty()) {
            differences.add("should have " + String.join(", ", missing));
        }
        if (!surplus.isEmpty()) {
            differences.add("should not have " + String.join(", ", surplus));
        }
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(new Miss(
                        what + " " + String.join(", and ", differences)
                                + (incomplete ? " (something could not be found out)" : ""),
                        List.of()));
    }

    private static Optional<Miss> expand(RuledGraph rules, Expectation.Expanded expanded) {
        String wanted = expanded.wanted().toString();
        String found = GraphExpander.expand(rules, expanded.set())
                .map(tree -> WantedTree.of(tree).toString())
                .orElse("nothing");
        return wanted.equals(found)
                ? Optional.empty()
                : Optional.of(new Miss(
                        TupleNotation.of(expanded.set()) + " should expand to another tree",
                        List.of("wanted: " + wanted, "found:  " + found)));
    }

    private Budget budget() {
        return new Budget(STEPS, clock.instant().plus(TIME), clock);
    }

    private static Verdict verdict(Answer answer) {
        return switch (answer.membership()) {
            case MEMBER -> Verdict.ALLOWED;
            case NOT_MEMBER -> Verdict.DENIED;
            case UNKNOWN -> Verdict.UNKNOWN;
        };
    }
}
