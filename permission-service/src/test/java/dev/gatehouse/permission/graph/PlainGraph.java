package dev.gatehouse.permission.graph;

import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TupleTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A graph of a few tuples in plain collections, which counts how often it is told what will be asked. */
public final class PlainGraph implements TupleGraph {

    private record Item(int namespace, String name) {}

    private record Node(int object, int relation) {}

    private final Vocabulary vocabulary = new Vocabulary();
    private final Map<Item, Integer> objectNumbers = new HashMap<>();
    private final List<Item> objects = new ArrayList<>();
    private final Map<Node, Integer> nodeNumbers = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Integer, Map<Integer, TupleTerms>> subjects = new HashMap<>();
    private final Map<Integer, List<Integer>> holders = new HashMap<>();
    private int announcements;

    /** Adds a tuple. */
    public PlainGraph add(RelationTuple tuple, TupleTerms terms) {
        int set = number(tuple.set());
        int subject = number(tuple.subject());
        if (subjects.computeIfAbsent(set, _ -> new LinkedHashMap<>()).put(subject, terms) == null) {
            holders.computeIfAbsent(subject, _ -> new ArrayList<>()).add(set);
        }
        return this;
    }

    /** How often it was told what will be asked: as many statements a database would get. */
    public int announcements() {
        return announcements;
    }

    @Override
    public void prefetch(NodeList sets, NodeList typed, int subject) {
        announcements++;
    }

    @Override
    public void prefetchSubjects(NodeList sets) {
        announcements += sets.isEmpty() ? 0 : 1;
    }

    @Override
    public void prefetchHolders(NodeList asked) {
        announcements += asked.isEmpty() ? 0 : 1;
    }

    @Override
    public long revision() {
        return 7;
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public int number(String name) {
        return vocabulary.find(name);
    }

    @Override
    public int object(int namespace, String name) {
        return objectNumbers.getOrDefault(new Item(namespace, name), ABSENT);
    }

    @Override
    public String name(int object) {
        return objects.get(object).name();
    }

    @Override
    public int namespace(int object) {
        return objects.get(object).namespace();
    }

    @Override
    public int node(int object, int relation) {
        return nodeNumbers.getOrDefault(new Node(object, relation), ABSENT);
    }

    @Override
    public int object(int node) {
        return nodes.get(node).object();
    }

    @Override
    public int relation(int node) {
        return nodes.get(node).relation();
    }

    @Override
    public boolean contains(int set, int subject) {
        return members(set).containsKey(subject);
    }

    @Override
    public void sets(int set, NodeList into) {
        each(set, subject -> relation(subject) != Vocabulary.EMPTY, into::add);
    }

    @Override
    public void typed(int set, NodeList into) {
        each(set, subject -> namespace(object(subject)) != Vocabulary.EMPTY, into::add);
    }

    @Override
    public void subjects(int set, NodeList into) {
        each(set, _ -> true, into::add);
    }

    @Override
    public void holders(int subject, NodeList into) {
        holders.getOrDefault(subject, List.of()).forEach(into::add);
    }

    @Override
    public void nodes(int object, NodeList into) {
        for (int node = 0; node < nodes.size(); node++) {
            if (nodes.get(node).object() == object) {
                into.add(node);
            }
        }
    }

    @Override
    public void objects(int namespace, NodeList into) {
        for (int object = 0; object < objects.size(); object++) {
            if (objects.get(object).namespace() == namespace) {
                into.add(object);
            }
        }
    }

    @Override
    public boolean hasTerms(int set) {
        return members(set).values().stream().anyMatch(terms -> !terms.none());
    }

    @Override
    public @Nullable TupleTerms terms(int set, int subject) {
        TupleTerms terms = members(set).get(subject);
        return terms == null || terms.none() ? null : terms;
    }

    private void each(int set, IntPredicate wanted, IntConsumer into) {
        for (int subject : members(set).keySet()) {
            if (wanted.test(subject)) {
                into.accept(subject);
            }
        }
    }

    private Map<Integer, TupleTerms> members(int set) {
        return subjects.getOrDefault(set, Map.of());
    }

    private int number(Subject subject) {
        return switch (subject) {
            case SubjectId(String id) -> number("", id, "");
            case SubjectSet(String namespace, String object, String relation) -> number(namespace, object, relation);
        };
    }

    private int number(String namespace, String name, String relation) {
        int object = objectNumbers.computeIfAbsent(new Item(vocabulary.intern(namespace), name), item -> {
            objects.add(item);
            return objects.size() - 1;
        });
        return nodeNumbers.computeIfAbsent(new Node(object, vocabulary.intern(relation)), node -> {
            nodes.add(node);
            return nodes.size() - 1;
        });
    }
}
