package dev.gatehouse.permission.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.database.DatabaseFixture;
import dev.gatehouse.permission.graph.Consistency;
import dev.gatehouse.permission.index.IndexFixture;
import dev.gatehouse.permission.model.Definition;
import dev.gatehouse.permission.model.Definition.SubjectType;
import dev.gatehouse.permission.model.PermissionModel;
import dev.gatehouse.permission.model.Rewrite;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.StoreFixture;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TupleTerms;
import dev.gatehouse.platform.tenant.ProjectId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A small random world, full of cycles, diamonds, negations, conditions and names that are not declared. */
public final class RandomWorld {

    private static final List<String> NAMESPACES = List.of("doc", "dir", "team", "user");
    private static final List<String> RELATIONS = List.of("r", "s", "parent");
    private static final List<String> PERMISSIONS = List.of("p", "q", "t");
    private static final List<String> OBJECTS = List.of("a", "b", "ç", "\uD83D\uDE00", "\uFFEE");
    private static final List<String> IDS = List.of("ann", "bob", "ž");

    private final long seed;
    private final RandomGenerator random;
    private final Set<Subject> subjects = new LinkedHashSet<>();
    private final Set<SubjectSet> objects = new LinkedHashSet<>();
    private final World world;

    public RandomWorld(long seed) {
        this.seed = seed;
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        world = World.of(model());
        if (random.nextInt(4) == 0) {
            world.strict();
        }
        world.depth(1 + random.nextInt(random.nextBoolean() ? 4 : 12));
        int tuples = 5 + random.nextInt(40);
        for (int i = 0; i < tuples; i++) {
            addTuple();
        }
    }

    public World world() {
        return world;
    }

    /** Tries something on a plain graph and, for some worlds, on the index in memory and on the database. */
    public void onGraphs(Consumer<RuledGraph> test) {
        test.accept(world.rules());
        if (seed % 5 == 0) {
            test.accept(world.rules(IndexFixture.graph(world.tuples())));
        }
        if (seed % 15 == 0) {
            ProjectId project = ProjectId.random();
            StoreFixture.SHARED.write(project, world.tuples(), Set.of());
            boolean tried = DatabaseFixture.graphs(StoreFixture.SHARED).read(project, Consistency.FRESH, graph -> {
                test.accept(world.rules(graph));
                return true;
            });
            assertThat(tried).isTrue();
        }
    }

    /** All subjects of tuples, and one that is in none. */
    public List<Subject> subjects() {
        List<Subject> all = new ArrayList<>(subjects);
        all.add(new SubjectId("nobody"));
        return all;
    }

    /** All subjects of tuples. */
    public Set<Subject> tupleSubjects() {
        return subjects;
    }

    /** All objects of a namespace that are in a tuple. */
    public List<String> objects(String namespace) {
        return objects.stream()
                .filter(object -> object.namespace().equals(namespace))
                .map(SubjectSet::object)
                .distinct()
                .toList();
    }

    public List<String> namespaces() {
        return NAMESPACES;
    }

    /** Names that may be asked about. */
    public List<String> names() {
        List<String> names = new ArrayList<>(RELATIONS);
        names.addAll(PERMISSIONS);
        return names;
    }

    public List<String> objectNames() {
        return OBJECTS;
    }

    private void addTuple() {
        SubjectSet set = new SubjectSet(
                pick(NAMESPACES),
                pick(OBJECTS),
                random.nextInt(8) == 0 ? pick(PERMISSIONS) : random.nextInt(30) == 0 ? "undeclared" : pick(RELATIONS));
        Subject subject = switch (random.nextInt(4)) {
            case 0 -> new SubjectId(pick(IDS));
            case 1 -> new SubjectSet("user", pick(OBJECTS), "");
            default ->
                new SubjectSet(
                        pick(NAMESPACES),
                        pick(OBJECTS),
                        switch (random.nextInt(4)) {
                            case 0 -> "";
                            case 1 -> pick(PERMISSIONS);
                            default -> pick(RELATIONS);
                        });
        };
        RelationTuple tuple = new RelationTuple(set.namespace(), set.object(), set.relation(), subject);
        world.with(tuple, terms());
        subjects.add(subject);
        objects.add(new SubjectSet(set.namespace(), set.object(), ""));
        if (subject instanceof SubjectSet of) {
            objects.add(new SubjectSet(of.namespace(), of.object(), ""));
        }
    }

    private TupleTerms terms() {
        return switch (random.nextInt(20)) {
            case 0 -> new TupleTerms(World.NOW.minusSeconds(1), null);
            case 1 -> new TupleTerms(World.NOW.plusSeconds(1), null);
            case 2 -> new TupleTerms(null, new TupleTerms.Condition("yes", "{}"));
            case 3 -> new TupleTerms(null, new TupleTerms.Condition("no", "{}"));
            case 4 -> new TupleTerms(null, new TupleTerms.Condition("unknown", "{}"));
            default -> TupleTerms.NONE;
        };
    }

    private PermissionModel model() {
        boolean unions = random.nextInt(3) == 0;
        Map<String, Map<String, Definition>> namespaces = new LinkedHashMap<>();
        for (String namespace : NAMESPACES) {
            Map<String, Definition> names = new LinkedHashMap<>();
            if (random.nextInt(8) > 0) {
                RELATIONS.forEach(relation -> names.put(relation, new Definition.Related(types())));
                PERMISSIONS.forEach(permission -> names.put(permission, new Definition.Permitted(rewrite(3, unions))));
            }
            namespaces.put(namespace, names);
        }
        return PermissionModel.of(namespaces);
    }

    private Set<SubjectType> types() {
        Set<SubjectType> types = new LinkedHashSet<>();
        for (int i = 0; i < 6; i++) {
            types.add(new SubjectType(pick(NAMESPACES), random.nextInt(3) == 0 ? "" : pick(names())));
        }
        return types;
    }

    private Rewrite rewrite(int nesting, boolean unions) {
        int kind = nesting == 0 ? random.nextInt(4) : random.nextInt(unions ? 6 : 9);
        return switch (kind) {
            case 0, 1 -> new Rewrite.Computed(pick(names()));
            case 2, 3 -> new Rewrite.Traverse(pick(RELATIONS), pick(names()));
            case 4, 5 -> new Rewrite.Union(operands(nesting, unions));
            case 6, 7 -> new Rewrite.Intersection(operands(nesting, false));
            default -> new Rewrite.Complement(rewrite(nesting - 1, false));
        };
    }

    private List<Rewrite> operands(int nesting, boolean unions) {
        List<Rewrite> operands = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            operands.add(rewrite(nesting - 1, unions));
        }
        return operands;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
