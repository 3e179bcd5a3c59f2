package dev.gatehouse.permission.oracle;

import dev.gatehouse.permission.condition.Conditions;
import dev.gatehouse.permission.evaluate.Rules;
import dev.gatehouse.permission.model.Definition;
import dev.gatehouse.permission.model.Definition.SubjectType;
import dev.gatehouse.permission.model.PermissionModel;
import dev.gatehouse.permission.model.Rewrite;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectOrder;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TupleTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A model and tuples by chance, small enough that they meet: cycles, diamonds and chains of sets, permissions that call one
 * another, intersections and negations, traversals, tuples under the names of permissions and under none, names in any script, expired
 * tuples and such with conditions. The same seed makes the same world.
 */
public final class RandomWorld {

    public static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static final List<String> NAMESPACES = List.of("Doc", "Grüppe", "frei");
    private static final List<String> RELATIONS = List.of("member", "parent", "名前", "r s");
    private static final List<String> PERMISSIONS = List.of("view", "edit", "p1", "p2", "p3");
    private static final List<String> OBJECTS = List.of("a", "c#:@", "Ωmega");
    private static final List<String> INDIVIDUALS = List.of("ann", "bob");

    private final Random random;
    private final long seed;
    private final Rules rules;
    private final Map<RelationTuple, TupleTerms> tuples = new LinkedHashMap<>();

    public RandomWorld(long seed) {
        this.seed = seed;
        random = new Random(seed);
        boolean negations = random.nextInt(3) > 0;
        Map<String, Map<String, Definition>> model = new LinkedHashMap<>();
        for (String namespace : NAMESPACES.subList(0, 2)) {
            model.put(namespace, definitions(negations));
        }
        model.put("frei", Map.of());
        model.put("User", Map.of());
        rules = new Rules(PermissionModel.of(model), random.nextInt(3) == 0, new NamedOutcomes());
        boolean termed = random.nextInt(3) == 0;
        int count = 5 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
            tuples.put(tuple(), termed && random.nextInt(3) == 0 ? terms() : TupleTerms.NONE);
        }
        if (random.nextInt(4) == 0) {
            chain();
        }
    }

    public Rules rules() {
        return rules;
    }

    public Map<RelationTuple, TupleTerms> tuples() {
        return tuples;
    }

    /** A question that has a good chance of an interesting answer. */
    public RelationTuple question() {
        String namespace = one(NAMESPACES);
        List<String> declared =
                List.copyOf(rules.model().declarations(namespace).keySet());
        boolean anyName = declared.isEmpty() || random.nextInt(20) == 0;
        return new RelationTuple(namespace, one(OBJECTS), anyName ? name() : one(declared), subject());
    }

    /** All objects of a namespace that any tuple knows, in order. */
    public List<String> objects(String namespace) {
        Set<String> objects = new TreeSet<>(SubjectOrder.NAMES);
        tuples.keySet().forEach(tuple -> {
            if (tuple.namespace().equals(namespace)) {
                objects.add(tuple.object());
            }
            if (tuple.subject() instanceof SubjectSet set && set.namespace().equals(namespace)) {
                objects.add(set.object());
            }
        });
        return List.copyOf(objects);
    }

    /** All individuals that any tuple knows, in order. */
    public List<Subject> individuals() {
        Set<Subject> individuals = new TreeSet<>(SubjectOrder.SUBJECTS);
        for (RelationTuple tuple : tuples.keySet()) {
            if (!(tuple.subject() instanceof SubjectSet set) || set.individual()) {
                individuals.add(tuple.subject());
            }
        }
        return List.copyOf(individuals);
    }

    public int depth() {
        return 1 + random.nextInt(6);
    }

    /** For messages. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("seed %d, strict %s%n".formatted(seed, rules.strict()));
        rules.model()
                .namespaces()
                .forEach(namespace -> rules.model()
                        .declarations(namespace)
                        .forEach((name, definition) ->
                                text.append("%s#%s = %s%n".formatted(namespace, name, definition))));
        tuples.forEach((tuple, terms) -> text.append("%s %s%n".formatted(tuple, terms.none() ? "" : terms)));
        return text.toString();
    }

    private Map<String, Definition> definitions(boolean negations) {
        Map<String, Definition> definitions = new LinkedHashMap<>();
        for (String relation : RELATIONS.subList(0, 3 + random.nextInt(2))) {
            Set<SubjectType> types = new HashSet<>();
            IntStream.range(0, 1 + random.nextInt(4))
                    .forEach(_ -> types.add(new SubjectType(
                            random.nextInt(3) == 0 ? "User" : one(NAMESPACES), random.nextBoolean() ? "" : name())));
            definitions.put(relation, new Definition.Related(types));
        }
        for (String permission : PERMISSIONS.subList(0, 3 + random.nextInt(3))) {
            definitions.put(permission, new Definition.Permitted(rewrite(3, negations)));
        }
        return definitions;
    }

    private Rewrite rewrite(int height, boolean negations) {
        return switch (random.nextInt(height == 0 ? 2 : 6)) {
            case 0 -> new Rewrite.Computed(name());
            case 1 -> new Rewrite.Traverse(random.nextInt(5) == 0 ? name() : one(RELATIONS), name());
            case 2 ->
                negations
                        ? new Rewrite.Complement(rewrite(height - 1, true))
                        : new Rewrite.Union(operands(height, false));
            case 3 ->
                negations
                        ? new Rewrite.Intersection(operands(height, true))
                        : new Rewrite.Union(operands(height, false));
            default -> new Rewrite.Union(operands(height, negations));
        };
    }

    private List<Rewrite> operands(int height, boolean negations) {
        return IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(_ -> rewrite(height - 1, negations))
                .toList();
    }

    private RelationTuple tuple() {
        return new RelationTuple(
                one(NAMESPACES),
                one(OBJECTS),
                random.nextInt(4) == 0 ? name() : one(RELATIONS),
                random.nextInt(5) < 2 ? subject() : set());
    }

    private void chain() {
        String relation = one(RELATIONS);
        String namespace = one(NAMESPACES);
        for (int i = 0; i < 7; i++) {
            tuples.put(
                    new RelationTuple(namespace, "k" + i, relation, new SubjectSet(namespace, "k" + (i + 1), relation)),
                    TupleTerms.NONE);
        }
        tuples.put(
                new RelationTuple(namespace, "a", relation, new SubjectSet(namespace, "k0", relation)),
                TupleTerms.NONE);
        tuples.put(new RelationTuple(namespace, "k" + random.nextInt(7), relation, subject()), TupleTerms.NONE);
    }

    private Subject subject() {
        return switch (random.nextInt(4)) {
            case 0 -> new SubjectSet("User", one(INDIVIDUALS), "");
            case 1 -> set();
            default -> new SubjectId(one(INDIVIDUALS));
        };
    }

    private SubjectSet set() {
        return new SubjectSet(
                one(NAMESPACES),
                one(OBJECTS),
                random.nextInt(5) == 0 ? "" : random.nextInt(3) == 0 ? name() : one(RELATIONS));
    }

    private String name() {
        List<String> names = new ArrayList<>(RELATIONS);
        names.addAll(PERMISSIONS);
        return one(names);
    }

    private TupleTerms terms() {
        return switch (random.nextInt(6)) {
            case 0 -> new TupleTerms(NOW, null);
            case 1 -> new TupleTerms(NOW.minus(Duration.ofDays(1)), null);
            case 2 -> new TupleTerms(NOW.plusSeconds(1), null);
            case 3 -> new TupleTerms(null, new TupleTerms.Condition("YES", "{}"));
            case 4 -> new TupleTerms(null, new TupleTerms.Condition("NO", "{}"));
            default -> new TupleTerms(null, new TupleTerms.Condition("UNKNOWN", "{}"));
        };
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Conditions that are named by what they come to. */
    private static final class NamedOutcomes implements Conditions {

        @Override
        public Holds holds(TupleTerms.Condition condition, Map<String, Object> given, Instant now) {
            return Holds.valueOf(condition.name());
        }

        @Override
        public Optional<String> objection(TupleTerms.Condition condition) {
            return Optional.empty();
        }
    }
}
