package dev.gatehouse.permission.index;

import static dev.gatehouse.permission.index.CopiedTuples.NAMESPACE;
import static dev.gatehouse.permission.index.CopiedTuples.OBJECT;
import static dev.gatehouse.permission.index.CopiedTuples.RELATION;
import static dev.gatehouse.permission.index.CopiedTuples.SUBJECT_IS_SET;
import static dev.gatehouse.permission.index.CopiedTuples.SUBJECT_NAMESPACE;
import static dev.gatehouse.permission.index.CopiedTuples.SUBJECT_OBJECT;
import static dev.gatehouse.permission.index.CopiedTuples.SUBJECT_RELATION;

import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.index.Snapshot.Base;
import dev.gatehouse.permission.index.Snapshot.Overlay;
import dev.gatehouse.permission.tuple.TupleTerms;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes an index out of all tuples of a project, one after the other. For one thread. */
final class IndexBuilder {

    private static final int SIZES_CHECKED = 1 << 16;

    private final Vocabulary vocabulary;
    private final DictionaryBuilder dictionary = new DictionaryBuilder();
    private final Words words;
    private final TermTable.Builder terms = new TermTable.Builder();
    private final long mostBytes;
    private int[] sets;
    private int[] subjects;
    private int edges;

    private byte[] lastRow = {};
    private int lastBegin;
    private int lastEnd;
    private int lastSet;

    /**
     * @param tuples about how many will come
     * @param mostBytes how much memory they may take; more is refused with {@link IndexTooLargeException}
     */
    IndexBuilder(Vocabulary vocabulary, int tuples, long mostBytes) {
        this.vocabulary = vocabulary;
        this.mostBytes = mostBytes;
        words = new Words(vocabulary);
        sets = new int[Math.max(16, tuples)];
        subjects = new int[Math.max(16, tuples)];
    }

    int tuples() {
        return edges;
    }

    DictionaryBuilder dictionary() {
        return dictionary;
    }

    /** Adds a row whose fields are the columns of {@link CopiedTuples}. */
    void add(byte[] row, int[] begins, int[] lengths, @Nullable TupleTerms of) {
        int set = set(row, begins, lengths);
        boolean plain = row[begins[SUBJECT_IS_SET]] == 0;
        int namespace =
                plain ? Vocabulary.EMPTY : words.number(row, begins[SUBJECT_NAMESPACE], lengths[SUBJECT_NAMESPACE]);
        int relation =
                plain ? Vocabulary.EMPTY : words.number(row, begins[SUBJECT_RELATION], lengths[SUBJECT_RELATION]);
        int object = dictionary.internObject(namespace, row, begins[SUBJECT_OBJECT], lengths[SUBJECT_OBJECT]);
        add(set, dictionary.internNode(object, relation), of);
    }

    /** Rows mostly come in the order they were written in, many of one set after the other. */
    private int set(byte[] row, int[] begins, int[] lengths) {
        int begin = begins[NAMESPACE] - Integer.BYTES;
        int end = begins[RELATION] + lengths[RELATION];
        if (!Arrays.equals(row, begin, end, lastRow, lastBegin, lastEnd)) {
            int namespace = words.number(row, begins[NAMESPACE], lengths[NAMESPACE]);
            int object = dictionary.internObject(namespace, row, begins[OBJECT], lengths[OBJECT]);
            lastSet = dictionary.internNode(object, words.number(row, begins[RELATION], lengths[RELATION]));
            lastRow = row;
            lastBegin = begin;
            lastEnd = end;
        }
        return lastSet;
    }

    /** Adds an edge between nodes of the {@link #dictionary}. */
    void add(int set, int subject, @Nullable TupleTerms of) {
        if (edges == sets.length) {
            int longer = Math.toIntExact(edges * 3L / 2);
            sets = Arrays.copyOf(sets, longer);
            subjects = Arrays.copyOf(subjects, longer);
        }
        sets[edges] = set;
        subjects[edges] = subject;
        edges++;
        if (of != null) {
            terms.add(set, subject, of);
        }
        if (edges % SIZES_CHECKED == 0 && dictionary.bytes() + 16L * edges > mostBytes) {
            throw new IndexTooLargeException();
        }
    }

    /** The tuples that were added. The builder is of no further use. */
    Snapshot build(long revision) {
        dictionary.trim();
        int nodes = dictionary.nodes();
        for (int edge = 0; edge < edges; edge++) {
            subjects[edge] = dictionary.code(subjects[edge]);
        }
        Adjacency forward = Adjacency.of(nodes, sets, subjects, edges);
        for (int edge = 0; edge < edges; edge++) {
            int set = sets[edge];
            sets[edge] = EdgeCode.node(subjects[edge]);
            subjects[edge] = dictionary.code(set);
        }
        Adjacency reverse = Adjacency.of(nodes, sets, subjects, edges);
        return new Snapshot(
                vocabulary,
                dictionary.dictionary(),
                new Base(forward, reverse, terms.build()),
                Overlay.EMPTY,
                revision);
    }
}
