package dev.gatehouse.permission.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TupleTerms;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a graph back into tuples, on every road there is, and holds the roads against one another. */
final class GraphContents {

    private final TupleGraph graph;
    private final Map<RelationTuple, TupleTerms> tuples = new HashMap<>();
    private final Set<Integer> nodes = new HashSet<>();

    private GraphContents(TupleGraph graph) {
        this.graph = graph;
    }

    /** All tuples whose sets are of these namespaces, with their terms. */
    static Map<RelationTuple, TupleTerms> of(TupleGraph graph, Collection<String> namespaces) {
        GraphContents contents = new GraphContents(graph);
        contents.readForward(namespaces);
        contents.compareReverse();
        return contents.tuples;
    }

    private void readForward(Collection<String> namespaces) {
        for (String namespace : namespaces) {
            int word = graph.vocabulary().find(namespace);
            NodeList objects = new NodeList();
            if (word != Vocabulary.ABSENT) {
                graph.objects(word, objects);
            }
            for (int object : objects.toArray()) {
                assertThat(graph.object(word, graph.name(object))).isEqualTo(object);
                NodeList of = new NodeList();
                graph.nodes(object, of);
                for (int node : of.toArray()) {
                    assertThat(graph.node(object, graph.relation(node))).isEqualTo(node);
                    readSubjects(node);
                }
            }
        }
    }

    private void readSubjects(int set) {
        NodeList subjects = new NodeList();
        graph.subjects(set, subjects);
        for (int subject : subjects.toArray()) {
            @Nullable TupleTerms terms = graph.hasTerms(set) ? graph.terms(set, subject) : null;
            SubjectSet of = set(set);
            RelationTuple tuple = new RelationTuple(of.namespace(), of.object(), of.relation(), subject(subject));
            assertThat(tuples.put(tuple, terms == null ? TupleTerms.NONE : terms))
                    .isNull();
            assertThat(graph.contains(set, subject)).isTrue();
            nodes.add(subject);
        }
        NodeList sets = new NodeList();
        graph.sets(set, sets);
        assertThat(sets.toArray())
                .containsExactlyInAnyOrder(Arrays.stream(subjects.toArray())
                        .filter(node -> graph.relation(node) != Vocabulary.EMPTY)
                        .toArray());
        NodeList typed = new NodeList();
        graph.typed(set, typed);
        assertThat(typed.toArray())
                .containsExactlyInAnyOrder(Arrays.stream(subjects.toArray())
                        .filter(node -> graph.namespace(graph.object(node)) != Vocabulary.EMPTY)
                        .toArray());
    }

    private void compareReverse() {
        int edges = 0;
        for (int subject : nodes) {
            NodeList holders = new NodeList();
            graph.holders(subject, holders);
            for (int holder : holders.toArray()) {
                SubjectSet set = set(holder);
                assertThat(tuples)
                        .containsKey(
                                new RelationTuple(set.namespace(), set.object(), set.relation(), subject(subject)));
                edges++;
            }
        }
        assertThat(edges).isEqualTo(tuples.size());
    }

    private SubjectSet set(int node) {
        int object = graph.object(node);
        return new SubjectSet(
                graph.vocabulary().name(graph.namespace(object)),
                graph.name(object),
                graph.vocabulary().name(graph.relation(node)));
    }

    private Subject subject(int node) {
        int object = graph.object(node);
        return graph.namespace(object) == Vocabulary.EMPTY ? new SubjectId(graph.name(object)) : set(node);
    }
}
