package dev.gatehouse.permission.oracle;

import dev.gatehouse.permission.evaluate.Membership;
import dev.gatehouse.permission.evaluate.Rules;
import dev.gatehouse.permission.model.Definition;
import dev.gatehouse.permission.model.Definition.SubjectType;
import dev.gatehouse.permission.model.Rewrite;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TupleTerms;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Says what follows from tuples, slowly and plainly, to hold faster evaluators against. It knows nothing of graphs, numbers or
 * statements: it writes down one equation for each name of an object in reach, as the semantics say, and solves all of them by
 * trying.
 */
public final class ReferenceEvaluator {

    private final Map<RelationTuple, TupleTerms> tuples;
    private final Rules rules;
    private final Instant now;

    public ReferenceEvaluator(Map<RelationTuple, TupleTerms> tuples, Rules rules, Instant now) {
        this.tuples = tuples;
        this.rules = rules;
        this.now = now;
    }

    /** Whether a subject has a relation to an object. */
    public Membership check(RelationTuple question, int depth) {
        SubjectSet root = question.set();
        Map<SubjectSet, Integer> distances = distances(root, question.subject());
        Equations equations = new Equations(question.subject());
        distances.forEach((name, distance) ->
                equations.of.put(name, distance >= depth ? Term.UNKNOWN : equations.equation(name)));
        return solve(equations.of, root);
    }

    /** What a name is worth, in terms of others. */
    private sealed interface Term {
        Term UNKNOWN = new Constant(Membership.UNKNOWN);
        Term TRUE = new Constant(Membership.MEMBER);

        record Constant(Membership value) implements Term {}

        record Name(SubjectSet name) implements Term {}

        record Any(List<Term> operands) implements Term {}

        record All(List<Term> operands) implements Term {}

        record Not(SubjectSet name) implements Term {}
    }

    /** The least number of tuples on the way to each name in reach. */
    private Map<SubjectSet, Integer> distances(SubjectSet root, Subject subject) {
        Map<SubjectSet, Integer> distances = new LinkedHashMap<>();
        Deque<SubjectSet> open = new ArrayDeque<>(List.of(root));
        distances.put(root, 0);
        while (!open.isEmpty()) {
            SubjectSet name = open.pop();
            int distance = Objects.requireNonNull(distances.get(name));
            computed(name).forEach(next -> reach(next, distance, distances, open, true));
            if (!isDirect(name, subject)) {
                followed(name).forEach(next -> reach(next, distance + 1, distances, open, false));
            }
        }
        return distances;
    }

    private static void reach(
            SubjectSet name, int distance, Map<SubjectSet, Integer> distances, Deque<SubjectSet> open, boolean first) {
        Integer known = distances.get(name);
        if (known == null || known > distance) {
            distances.put(name, distance);
            if (first) {
                open.addFirst(name);
            } else {
                open.addLast(name);
            }
        }
    }

    private boolean isDirect(SubjectSet name, Subject subject) {
        return counting(name).entrySet().stream()
                .anyMatch(entry -> entry.getKey().subject().equals(subject) && entry.getValue() == Membership.MEMBER);
    }

    private List<SubjectSet> computed(SubjectSet name) {
        return rewrites(name).stream()
                .filter(Rewrite.Computed.class::isInstance)
                .map(rewrite ->
                        new SubjectSet(name.namespace(), name.object(), ((Rewrite.Computed) rewrite).relation()))
                .toList();
    }

    private Set<SubjectSet> followed(SubjectSet name) {
        Set<SubjectSet> next = new HashSet<>();
        counting(name).keySet().stream()
                .filter(tuple -> tuple.subject() instanceof SubjectSet set
                        && !set.relation().isEmpty())
                .forEach(tuple -> next.add((SubjectSet) tuple.subject()));
        for (Rewrite rewrite : rewrites(name)) {
            if (rewrite instanceof Rewrite.Traverse traverse) {
                traversed(name, traverse).keySet().forEach(next::add);
            }
        }
        return next;
    }

    private Map<SubjectSet, Membership> traversed(SubjectSet name, Rewrite.Traverse traverse) {
        Map<SubjectSet, Membership> next = new LinkedHashMap<>();
        counting(new SubjectSet(name.namespace(), name.object(), traverse.relation()))
                .forEach((tuple, counts) -> {
                    if (tuple.subject() instanceof SubjectSet set) {
                        // Two tuples may lead to the same name, one of them certainly.
                        next.merge(
                                new SubjectSet(set.namespace(), set.object(), traverse.target()),
                                counts,
                                (one, other) -> one == Membership.MEMBER ? one : other);
                    }
                });
        return next;
    }

    /** All parts of a name's rewrite, with the rewrite itself. */
    private List<Rewrite> rewrites(SubjectSet name) {
        List<Rewrite> all = new ArrayList<>();
        if (definition(name) instanceof Definition.Permitted(Rewrite rewrite)) {
            collect(rewrite, all);
        }
        return all;
    }

    private static void collect(Rewrite rewrite, List<Rewrite> into) {
        into.add(rewrite);
        switch (rewrite) {
            case Rewrite.Union(List<Rewrite> operands) -> operands.forEach(operand -> collect(operand, into));
            case Rewrite.Intersection(List<Rewrite> operands) -> operands.forEach(operand -> collect(operand, into));
            case Rewrite.Complement(Rewrite operand) -> collect(operand, into);
            case Rewrite.Computed _, Rewrite.Traverse _ -> {}
        }
    }

    Definition definition(SubjectSet name) {
        return rules.model().definition(name.namespace(), name.relation());
    }

    /** The tuples of a name that count, or of which it is not known whether they do. */
    private Map<RelationTuple, Membership> counting(SubjectSet name) {
        Map<RelationTuple, Membership> counting = new LinkedHashMap<>();
        tuples.forEach((tuple, terms) -> {
            if (tuple.set().equals(name) && counts(definition(name), tuple.subject())) {
                Membership under = under(terms);
                if (under != Membership.NOT_MEMBER) {
                    counting.put(tuple, under);
                }
            }
        });
        return counting;
    }

    /** The tuples of a name that count now or would if their condition held. */
    List<RelationTuple> unexpired(SubjectSet name) {
        return tuples.entrySet().stream()
                .filter(entry -> entry.getKey().set().equals(name)
                        && counts(definition(name), entry.getKey().subject())
                        && !expired(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean expired(TupleTerms terms) {
        return terms.expiresAt() != null && !now.isBefore(terms.expiresAt());
    }

    private boolean counts(Definition definition, Subject subject) {
        return switch (definition) {
            case Definition.Undeclared() -> false;
            case Definition.Free() -> true;
            case Definition.Permitted _ -> !rules.strict();
            case Definition.Related(Set<SubjectType> types) ->
                !rules.strict()
                        || !(subject instanceof SubjectSet set)
                        || types.contains(new SubjectType(set.namespace(), set.relation()));
        };
    }

    private Membership under(TupleTerms terms) {
        if (expired(terms)) {
            return Membership.NOT_MEMBER;
        }
        if (terms.condition() == null) {
            return Membership.MEMBER;
        }
        return switch (rules.conditions().holds(terms.condition(), Map.of(), now)) {
            case YES -> Membership.MEMBER;
            case NO -> Membership.NOT_MEMBER;
            case UNKNOWN -> Membership.UNKNOWN;
        };
    }

    /** The equations while they are written down. */
    private final class Equations {

        private final Map<SubjectSet, Term> of = new LinkedHashMap<>();
        private final Subject subject;

        Equations(Subject subject) {
            this.subject = subject;
        }

        Term equation(SubjectSet name) {
            List<Term> alternatives = new ArrayList<>();
            counting(name).forEach((tuple, counts) -> {
                if (tuple.subject().equals(subject)) {
                    alternatives.add(when(counts, Term.TRUE));
                }
                if (tuple.subject() instanceof SubjectSet set && !set.relation().isEmpty()) {
                    alternatives.add(when(counts, new Term.Name(set)));
                }
            });
            if (definition(name) instanceof Definition.Permitted(Rewrite rewrite)) {
                alternatives.add(term(name, rewrite));
            }
            // What is followed no further has the subject, so nothing else about it matters.
            return isDirect(name, subject) ? Term.TRUE : new Term.Any(alternatives);
        }

        private Term term(SubjectSet name, Rewrite rewrite) {
            return switch (rewrite) {
                case Rewrite.Union(List<Rewrite> operands) ->
                    new Term.Any(operands.stream()
                            .map(operand -> term(name, operand))
                            .toList());
                case Rewrite.Intersection(List<Rewrite> operands) ->
                    new Term.All(operands.stream()
                            .map(operand -> term(name, operand))
                            .toList());
                case Rewrite.Complement(Rewrite operand) -> {
                    // What is negated gets a name of its own, so that every negation is one of a name.
                    Term negated = term(name, operand);
                    SubjectSet unnamed = new SubjectSet("negated", String.valueOf(of.size()), "");
                    of.put(unnamed, negated);
                    yield new Term.Not(unnamed);
                }
                case Rewrite.Computed(String relation) ->
                    new Term.Name(new SubjectSet(name.namespace(), name.object(), relation));
                case Rewrite.Traverse traverse ->
                    new Term.Any(traversed(name, traverse).entrySet().stream()
                            .map(next -> when(next.getValue(), new Term.Name(next.getKey())))
                            .toList());
            };
        }
    }

    private static Term when(Membership counts, Term term) {
        return counts == Membership.MEMBER ? term : new Term.All(List.of(new Term.Constant(counts), term));
    }

    /** The well-founded model: what must be so and what may be so are narrowed down by turns, until neither changes. */
    private static Membership solve(Map<SubjectSet, Term> equations, SubjectSet root) {
        Set<SubjectSet> must = Set.of();
        while (true) {
            Set<SubjectSet> may = least(equations, true, must);
            Set<SubjectSet> next = least(equations, false, may);
            if (next.equals(must)) {
                return must.contains(root)
                        ? Membership.MEMBER
                        : may.contains(root) ? Membership.UNKNOWN : Membership.NOT_MEMBER;
            }
            must = next;
        }
    }

    /** Everything that follows, beginning with nothing, when the unknown is taken for this and others for what is negated. */
    private static Set<SubjectSet> least(Map<SubjectSet, Term> equations, boolean unknown, Set<SubjectSet> negated) {
        Set<SubjectSet> members = new HashSet<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Map.Entry<SubjectSet, Term> equation : equations.entrySet()) {
                grown |= holds(equation.getValue(), unknown, members, negated) && members.add(equation.getKey());
            }
        }
        return members;
    }

    private static boolean holds(Term term, boolean unknown, Set<SubjectSet> members, Set<SubjectSet> negated) {
        return switch (term) {
            case Term.Constant(Membership value) ->
                value == Membership.MEMBER || (value == Membership.UNKNOWN && unknown);
            case Term.Name(SubjectSet name) -> members.contains(name);
            case Term.Any(List<Term> operands) ->
                operands.stream().anyMatch(operand -> holds(operand, unknown, members, negated));
            case Term.All(List<Term> operands) ->
                operands.stream().allMatch(operand -> holds(operand, unknown, members, negated));
            case Term.Not(SubjectSet name) -> !negated.contains(name);
        };
    }
}
