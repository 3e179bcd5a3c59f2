package dev.gatehouse.permission.index;

import static dev.gatehouse.permission.graph.TupleGraph.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.graph.NodeList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DictionaryTest {

    private final DictionaryBuilder builder = new DictionaryBuilder();

    @Test
    void aNameHasOneNumberInEachNamespaceAndTheNumberOneName() {
        int[] numbers = IntStream.range(0, 5000)
                .map(i -> builder.internObject(i % 40, name(i)))
                .toArray();
        builder.trim();

        Dictionary dictionary = builder.dictionary();
        assertThat(numbers).isEqualTo(IntStream.range(0, 5000).toArray());
        for (int i = 0; i < 5000; i++) {
            assertThat(dictionary.name(i)).isEqualTo(name(i));
            assertThat(dictionary.namespace(i)).isEqualTo(i % 40);
            assertThat(dictionary.object(i % 40, name(i))).isEqualTo(i);
            assertThat(dictionary.object(41, name(i))).isEqualTo(ABSENT);
        }
        assertThat(builder.internObject(7, name(7))).isEqualTo(7);
    }

    /** Of every length up to several pages, in several scripts. */
    private static String name(int i) {
        return switch (i % 1000) {
            case 0 -> "long".repeat(i * 20) + i;
            case 1 -> "ö".repeat(64) + i;
            default -> "n".repeat(i % 300) + "-" + i;
        };
    }

    @Test
    void relationsOfAnObjectAreFoundHoweverManyThereAre() {
        int object = builder.internObject(1, "doc");
        int other = builder.internObject(1, "other");
        for (int relation = 0; relation < 1000; relation++) {
            builder.internNode(object, relation);
            builder.internNode(other, 1000 - relation);
        }

        Dictionary dictionary = builder.dictionary();
        for (int relation = 0; relation < 1000; relation++) {
            int node = dictionary.node(object, relation);
            assertThat(dictionary.object(node)).isEqualTo(object);
            assertThat(dictionary.relation(node)).isEqualTo(relation);
            assertThat(builder.internNode(object, relation)).isEqualTo(node);
        }
        assertThat(dictionary.node(object, 1000)).isEqualTo(ABSENT);
        NodeList nodes = new NodeList();
        dictionary.nodesOf(object, nodes);
        assertThat(nodes.size()).isEqualTo(1000);
    }

    @Test
    void whatWasGivenEarlierKnowsNothingOfWhatCameLater() {
        int first = builder.internObject(1, "first");
        builder.internNode(first, 1);
        Dictionary earlier = builder.dictionary();

        int second = builder.internObject(1, "second");
        IntStream.range(2, 20).forEach(relation -> builder.internNode(first, relation));

        assertThat(earlier.object(1, "second")).isEqualTo(ABSENT);
        assertThat(earlier.node(first, 2)).isEqualTo(ABSENT);
        assertThat(earlier.node(first, 19)).isEqualTo(ABSENT);
        assertThat(earlier.nextObject(first)).isEqualTo(ABSENT);
        assertThat(builder.dictionary().nextObject(first)).isEqualTo(second);
        assertThat(builder.dictionary().firstObject(1)).isEqualTo(first);
        assertThat(builder.dictionary().firstObject(77)).isEqualTo(ABSENT);
    }
}
