package dev.gatehouse.permission.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.explore.World;
import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.PlainGraph;
import dev.gatehouse.permission.tuple.SubjectOrder;
import dev.gatehouse.permission.tuple.TupleTerms;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NameOrderTest {

    static Stream<List<String>> names() {
        return Stream.of(
                List.of("doc-1", "doc-12", "doc-2", "doc-"),
                List.of("a name of which much", "a name of which much is the same", "a name", "b"),
                List.of("\uFFEE", "\uD83D\uDE00", "Z", "é", "ç"),
                List.of("one"),
                List.of("", "a"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void objectsAreInTheOrderOfTheirNamespacesAndNames(List<String> names) {
        PlainGraph graph = new PlainGraph();
        NodeList objects = new NodeList();
        for (String namespace : List.of("dir", "Doc")) {
            for (String name : names) {
                graph.add(World.tuple(namespace + ":" + name + "#viewer@ann"), TupleTerms.NONE);
                objects.add(graph.object(graph.number(namespace), name));
            }
        }
        NameOrder order = new NameOrder(graph, objects, NameKeys.of(graph, objects));
        Comparator<Integer> expected = Comparator.<Integer, String>comparing(
                        place -> namespace(graph, objects.get(place)), SubjectOrder.NAMES)
                .thenComparing(place -> graph.name(objects.get(place)), SubjectOrder.NAMES);

        for (int one = 0; one < objects.size(); one++) {
            for (int other = 0; other < objects.size(); other++) {
                assertThat(Integer.signum(order.compare(one, other)))
                        .isEqualTo(Integer.signum(expected.compare(one, other)));
            }
        }
        for (String namespace : List.of("", "Doc", "Dog", "dir", "x")) {
            for (String name : List.of("", "a", "doc", "doc-1", "doc-10", "doc-3", "é", "\uD83D\uDE00", "a name z")) {
                assertThat(IntStream.range(0, objects.size()).filter(order.behind(namespace, name)))
                        .as("behind %s:%s", namespace, name)
                        .containsExactlyElementsOf(IntStream.range(0, objects.size())
                                .filter(place -> isBehind(graph, objects.get(place), namespace, name))
                                .boxed()
                                .toList());
            }
        }
    }

    private static boolean isBehind(PlainGraph graph, int object, String namespace, String name) {
        int byNamespace = SubjectOrder.NAMES.compare(namespace(graph, object), namespace);
        return byNamespace > 0 || (byNamespace == 0 && SubjectOrder.NAMES.compare(graph.name(object), name) > 0);
    }

    private static String namespace(PlainGraph graph, int object) {
        return graph.vocabulary().name(graph.namespace(object));
    }
}
