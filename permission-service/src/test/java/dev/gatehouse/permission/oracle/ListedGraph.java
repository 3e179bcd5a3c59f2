package dev.gatehouse.permission.oracle;

import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TupleTerms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A graph of tuples in plain lists, for tests. Its tuples are in the order in which they were given. */
public final class ListedGraph implements TupleGraph {

    private record Obj(int namespace, String name) {}

    private record Node(int object, int relation) {}

    private record Edge(int set, int subject) {}

    private final Vocabulary vocabulary = new Vocabulary();
    private final List<Obj> objects = new ArrayList<>();
    private final Map<Obj, Integer> objectNumbers = new LinkedHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Integer> nodeNumbers = new LinkedHashMap<>();
    private final Map<Edge, TupleTerms> edges = new LinkedHashMap<>();
    private final Map<Integer, List<Integer>> subjects = new LinkedHashMap<>();

    public ListedGraph(Map<RelationTuple, TupleTerms> tuples) {
        tuples.forEach((tuple, terms) -> {
            int set = add(tuple.set());
            int subject = add(tuple.subject());
            edges.put(new Edge(set, subject), terms);
            subjects.computeIfAbsent(set, _ -> new ArrayList<>()).add(subject);
        });
    }

    private int add(Subject subject) {
        return switch (subject) {
            case SubjectId(String id) -> add(Vocabulary.EMPTY, id, Vocabulary.EMPTY);
            case SubjectSet(String namespace, String object, String relation) ->
                add(vocabulary.intern(namespace), object, vocabulary.intern(relation));
        };
    }

    private int add(int namespace, String name, int relation) {
        int object = objectNumbers.computeIfAbsent(new Obj(namespace, name), key -> {
            objects.add(key);
            return objects.size() - 1;
        });
        return nodeNumbers.computeIfAbsent(new Node(object, relation), key -> {
            nodes.add(key);
            return nodes.size() - 1;
        });
    }

    @Override
    public long revision() {
        return 1;
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public int object(int namespace, String name) {
        return objectNumbers.getOrDefault(new Obj(namespace, name), ABSENT);
    }

    @Override
    public String name(int object) {
        return objects.get(object).name;
    }

    @Override
    public int namespace(int object) {
        return objects.get(object).namespace;
    }

    @Override
    public int node(int object, int relation) {
        return nodeNumbers.getOrDefault(new Node(object, relation), ABSENT);
    }

    @Override
    public int object(int node) {
        return nodes.get(node).object;
    }

    @Override
    public int relation(int node) {
        return nodes.get(node).relation;
    }

    @Override
    public boolean contains(int set, int subject) {
        return edges.containsKey(new Edge(set, subject));
    }

    @Override
    public void sets(int set, NodeList into) {
        members(set).filter(subject -> relation(subject) != Vocabulary.EMPTY).forEach(into::add);
    }

    @Override
    public void typed(int set, NodeList into) {
        members(set)
                .filter(subject -> namespace(object(subject)) != Vocabulary.EMPTY)
                .forEach(into::add);
    }

    @Override
    public void subjects(int set, NodeList into) {
        members(set).forEach(into::add);
    }

    private IntStream members(int set) {
        return subjects.getOrDefault(set, List.of()).stream().mapToInt(Integer::intValue);
    }

    @Override
    public void holders(int subject, NodeList into) {
        edges.keySet().stream().filter(edge -> edge.subject == subject).forEach(edge -> into.add(edge.set));
    }

    @Override
    public void nodes(int object, NodeList into) {
        nodeNumbers.forEach((node, number) -> {
            if (node.object == object) {
                into.add(number);
            }
        });
    }

    @Override
    public void objects(int namespace, NodeList into) {
        objectNumbers.forEach((object, number) -> {
            if (object.namespace == namespace) {
                into.add(number);
            }
        });
    }

    @Override
    public boolean hasTerms(int set) {
        return edges.entrySet().stream()
                .anyMatch(edge -> edge.getKey().set == set && !edge.getValue().none());
    }

    @Override
    public @Nullable TupleTerms terms(int set, int subject) {
        TupleTerms terms = edges.get(new Edge(set, subject));
        return terms == null || terms.none() ? null : terms;
    }
}
