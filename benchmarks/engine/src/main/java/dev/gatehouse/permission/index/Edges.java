package dev.gatehouse.permission.index;

import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.index.Compaction.Numbered;

/** Builds indexes from generated tuples. */
final class Edges {

    private final Vocabulary vocabulary = new Vocabulary();
    private final IndexBuilder builder;

    Edges(int tuples) {
        builder = new IndexBuilder(vocabulary, tuples, Long.MAX_VALUE);
    }

    /** A tuple whose subject is a node that {@link #set} or {@link #individual} gave. */
    void add(int set, int subject) {
        builder.add(set, subject, null);
    }

    int set(String namespace, String object, String relation) {
        DictionaryBuilder dictionary = builder.dictionary();
        return dictionary.internNode(
                dictionary.internObject(vocabulary.intern(namespace), object), vocabulary.intern(relation));
    }

    int individual(String id) {
        DictionaryBuilder dictionary = builder.dictionary();
        return dictionary.internNode(dictionary.internObject(Vocabulary.EMPTY, id), Vocabulary.EMPTY);
    }

    int tuples() {
        return builder.tuples();
    }

    Numbered build() {
        return new Numbered(builder.build(1), builder.dictionary());
    }
}
