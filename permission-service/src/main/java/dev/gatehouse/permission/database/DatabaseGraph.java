package dev.gatehouse.permission.database;

import dev.gatehouse.permission.database.EdgeStore.Edge;
import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TupleTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A graph whose nodes are read when they are asked for, or before that when they are announced, which takes one statement for
 * all of them. Nothing is read twice. Numbers are given to whatever is named, since nothing tells beforehand what is in a tuple.
 */
final class DatabaseGraph implements TupleGraph {

    private record ObjectName(int namespace, String name) {}

    private static final int[] NONE = {};

    private final BoundedReads reads;
    private final Vocabulary vocabulary;

    private final Map<ObjectName, Integer> objects = new HashMap<>();
    private final List<ObjectName> objectNames = new ArrayList<>();
    private final Map<Long, Integer> nodes = new HashMap<>();
    private final NodeList nodeObjects = new NodeList(64);
    private final NodeList nodeRelations = new NodeList(64);

    private final Map<Long, Boolean> direct = new HashMap<>();
    private final Map<Integer, int[]> sets = new HashMap<>();
    private final Map<Integer, int[]> typed = new HashMap<>();
    private final Map<Integer, int[]> subjects = new HashMap<>();
    private final Map<Integer, int[]> holders = new HashMap<>();
    private final Map<Integer, int[]> names = new HashMap<>();
    private final Map<Integer, int[]> members = new HashMap<>();
    private final Map<Long, TupleTerms> terms = new HashMap<>();
    private final Set<Integer> termed = new HashSet<>();

    DatabaseGraph(BoundedReads reads, Vocabulary vocabulary) {
        this.reads = reads;
        this.vocabulary = vocabulary;
    }

    @Override
    public long revision() {
        return reads.revision();
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public int number(String name) {
        return vocabulary.intern(name);
    }

    @Override
    public int object(int namespace, String name) {
        return objects.computeIfAbsent(new ObjectName(namespace, name), key -> {
            objectNames.add(key);
            return objectNames.size() - 1;
        });
    }

    @Override
    public String name(int object) {
        return objectNames.get(object).name;
    }

    @Override
    public int namespace(int object) {
        return objectNames.get(object).namespace;
    }

    @Override
    public int node(int object, int relation) {
        if (object == ABSENT) {
            return ABSENT;
        }
        return nodes.computeIfAbsent(pair(object, relation), _ -> {
            nodeObjects.add(object);
            nodeRelations.add(relation);
            return nodeObjects.size() - 1;
        });
    }

    @Override
    public int object(int node) {
        return nodeObjects.get(node);
    }

    @Override
    public int relation(int node) {
        return nodeRelations.get(node);
    }

    @Override
    public boolean contains(int set, int subject) {
        if (set == ABSENT || subject == ABSENT) {
            return false;
        }
        Boolean known = direct.get(pair(set, subject));
        if (known == null) {
            load(List.of(set), List.of(), subject);
            known = direct.get(pair(set, subject));
        }
        return known != null && known;
    }

    @Override
    public void sets(int set, NodeList into) {
        if (set != ABSENT) {
            if (!sets.containsKey(set)) {
                load(List.of(set), List.of(), ABSENT);
            }
            add(sets, set, into);
        }
    }

    @Override
    public void typed(int set, NodeList into) {
        if (set != ABSENT) {
            if (!typed.containsKey(set)) {
                load(List.of(), List.of(set), ABSENT);
            }
            add(typed, set, into);
        }
    }

    @Override
    public void subjects(int set, NodeList into) {
        if (set != ABSENT) {
            if (!subjects.containsKey(set)) {
                loadSubjects(List.of(set));
            }
            add(subjects, set, into);
        }
    }

    @Override
    public void holders(int subject, NodeList into) {
        if (subject != ABSENT) {
            if (!holders.containsKey(subject)) {
                loadHolders(List.of(subject));
            }
            add(holders, subject, into);
        }
    }

    @Override
    public void nodes(int object, NodeList into) {
        if (object != ABSENT) {
            if (!names.containsKey(object)) {
                loadHolders(List.of(node(object, Vocabulary.EMPTY)));
            }
            add(names, object, into);
        }
    }

    @Override
    public void objects(int namespace, NodeList into) {
        if (!members.containsKey(namespace)) {
            members.put(
                    namespace,
                    reads.objects(vocabulary.name(namespace)).names().stream()
                            .mapToInt(name -> object(namespace, name))
                            .toArray());
        }
        add(members, namespace, into);
    }

    @Override
    public boolean hasTerms(int set) {
        return termed.contains(set);
    }

    @Override
    public @Nullable TupleTerms terms(int set, int subject) {
        return terms.get(pair(set, subject));
    }

    @Override
    public void prefetch(NodeList askedSets, NodeList askedTyped, int subject) {
        List<Integer> setsToRead = missing(askedSets, set -> isRead(set, subject));
        List<Integer> typedToRead = missing(askedTyped, typed::containsKey);
        if (reads.portions(both(setsToRead, typedToRead)).size() == 1) {
            load(setsToRead, typedToRead, subject);
        } else {
            reads.portions(setsToRead).forEach(portion -> load(portion, List.of(), subject));
            reads.portions(typedToRead).forEach(portion -> load(List.of(), portion, subject));
        }
    }

    @Override
    public void prefetchSubjects(NodeList asked) {
        List<Integer> toRead = missing(asked, subjects::containsKey);
        reads.portions(toRead).forEach(this::loadSubjects);
    }

    @Override
    public void prefetchHolders(NodeList asked) {
        List<Integer> toRead = missing(asked, holders::containsKey);
        reads.portions(toRead).forEach(this::loadHolders);
    }

    private boolean isRead(int set, int subject) {
        Boolean known = subject == ABSENT ? Boolean.FALSE : direct.get(pair(set, subject));
        return known != null && (known || sets.containsKey(set));
    }

    private void load(List<Integer> ofSets, List<Integer> ofTyped, int subject) {
        EdgeStore.Level level = reads.level(
                ofSets.stream().map(this::set).toList(),
                ofTyped.stream().map(this::set).toList(),
                subject == ABSENT ? null : subject(subject));
        Set<Integer> found = new HashSet<>();
        for (Edge edge : level.direct()) {
            int set = ofSets.get(edge.asked());
            note(set, subject, edge.terms());
            direct.put(pair(set, subject), true);
            if (edge.terms().none()) {
                found.add(set);
            }
        }
        if (subject != ABSENT) {
            ofSets.forEach(set -> direct.putIfAbsent(pair(set, subject), false));
        }
        if (reads.cut()) {
            // Only what is found directly was read to its end. Whoever asks for more runs into the limit.
            return;
        }
        List<Integer> asked = both(ofSets, ofTyped);
        List<NodeList> ends = ends(asked, level.edges());
        for (int i = 0; i < asked.size(); i++) {
            int node = asked.get(i);
            if (i >= ofSets.size()) {
                typed.put(node, ends.get(i).toArray());
            } else if (!found.contains(node)) {
                sets.put(node, ends.get(i).toArray());
            }
        }
    }

    private void loadSubjects(List<Integer> asked) {
        List<NodeList> ends =
                ends(asked, reads.subjects(asked.stream().map(this::set).toList()));
        for (int i = 0; i < asked.size(); i++) {
            subjects.put(asked.get(i), ends.get(i).toArray());
        }
    }

    private void loadHolders(List<Integer> asked) {
        EdgeStore.Holders found =
                reads.holders(asked.stream().map(this::subject).toList());
        List<NodeList> sources = lists(asked.size());
        for (Edge edge : found.edges()) {
            int set = numbered(edge.end());
            sources.get(edge.asked()).add(set);
            note(set, asked.get(edge.asked()), edge.terms());
        }
        List<NodeList> named = lists(asked.size());
        for (EdgeStore.Name name : found.names()) {
            int object = object(asked.get(name.asked()));
            named.get(name.asked()).add(node(object, vocabulary.intern(name.relation())));
        }
        for (int i = 0; i < asked.size(); i++) {
            holders.put(asked.get(i), sources.get(i).toArray());
            names.put(object(asked.get(i)), named.get(i).toArray());
        }
    }

    private List<NodeList> ends(List<Integer> asked, List<Edge> edges) {
        List<NodeList> ends = lists(asked.size());
        for (Edge edge : edges) {
            int end = numbered(edge.end());
            ends.get(edge.asked()).add(end);
            note(asked.get(edge.asked()), end, edge.terms());
        }
        return ends;
    }

    private void note(int set, int subject, TupleTerms of) {
        if (!of.none()) {
            terms.put(pair(set, subject), of);
            termed.add(set);
        }
    }

    /** The node of a subject that was read, whose names get numbers if they have none. */
    private int numbered(Subject subject) {
        return switch (subject) {
            case SubjectId(String id) -> node(object(Vocabulary.EMPTY, id), Vocabulary.EMPTY);
            case SubjectSet(String namespace, String object, String relation) ->
                node(object(vocabulary.intern(namespace), object), vocabulary.intern(relation));
        };
    }

    private SubjectSet set(int node) {
        int object = object(node);
        return new SubjectSet(vocabulary.name(namespace(object)), name(object), vocabulary.name(relation(node)));
    }

    private Subject subject(int node) {
        return namespace(object(node)) == Vocabulary.EMPTY ? new SubjectId(name(object(node))) : set(node);
    }

    private static List<Integer> missing(NodeList asked, IntPredicate known) {
        Set<Integer> missing = new LinkedHashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            int node = asked.get(i);
            if (node != ABSENT && !known.test(node)) {
                missing.add(node);
            }
        }
        return List.copyOf(missing);
    }

    private static List<Integer> both(List<Integer> some, List<Integer> more) {
        List<Integer> both = new ArrayList<>(some);
        both.addAll(more);
        return both;
    }

    private static void add(Map<Integer, int[]> from, int key, NodeList into) {
        int[] numbers = from.getOrDefault(key, NONE);
        into.addAll(numbers, 0, numbers.length);
    }

    private static List<NodeList> lists(int count) {
        return Stream.generate(NodeList::new).limit(count).toList();
    }

    private static long pair(int first, int second) {
        return ((long) first << 32) | (second & 0xFFFF_FFFFL);
    }
}
