package dev.gatehouse.permission.index;

import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.index.Snapshot.Base;
import dev.gatehouse.permission.index.Snapshot.Overlay;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TupleTerms;
import org.jspecify.annotations.Nullable;

/** Makes the next snapshot out of one by changes. For one thread at a time, and for the one that may add to the dictionary. */
final class SnapshotEditor {

    private final Vocabulary vocabulary;
    private final DictionaryBuilder dictionary;
    private final Base base;
    private NodeTrie<EdgeDelta> forward;
    private NodeTrie<EdgeDelta> reverse;
    private NodeTrie<NodeTrie<TupleTerms>> terms;
    private int size;
    private int growth;

    SnapshotEditor(Snapshot from, DictionaryBuilder dictionary) {
        this(from.vocabulary(), dictionary, from.base(), from.overlay());
    }

    SnapshotEditor(Vocabulary vocabulary, DictionaryBuilder dictionary, Base base, Overlay overlay) {
        this.vocabulary = vocabulary;
        this.dictionary = dictionary;
        this.base = base;
        forward = overlay.forward();
        reverse = overlay.reverse();
        terms = overlay.terms();
        size = overlay.size();
        growth = overlay.growth();
    }

    /** Applies a change. */
    void apply(TupleEvent event) {
        int set = node(
                event.tuple().namespace(), event.tuple().object(), event.tuple().relation());
        int subject = node(event.tuple().subject());
        if (event.inserted()) {
            insert(set, subject, event.terms());
        } else {
            delete(set, subject);
        }
    }

    /** Takes a change back. */
    void revert(TupleEvent event) {
        apply(new TupleEvent(event.revision(), !event.inserted(), event.tuple(), event.terms()));
    }

    private int node(Subject subject) {
        return switch (subject) {
            case SubjectId(String id) ->
                dictionary.internNode(dictionary.internObject(Vocabulary.EMPTY, id), Vocabulary.EMPTY);
            case SubjectSet(String namespace, String object, String relation) -> node(namespace, object, relation);
        };
    }

    private int node(String namespace, String object, String relation) {
        return dictionary.internNode(
                dictionary.internObject(vocabulary.intern(namespace), object), vocabulary.intern(relation));
    }

    void insert(int set, int subject, TupleTerms given) {
        int code = dictionary.code(subject);
        EdgeDelta delta = forward.get(set);
        boolean based = base.forward().contains(set, code);
        if (!isThere(delta, code, based)) {
            forward = forward.with(set, kept((delta == null ? EdgeDelta.NONE : delta).insert(code)));
            reverse = reverse.with(subject, kept(of(reverse, subject).insert(dictionary.code(set))));
            growth++;
            size += based ? -1 : 1;
        }
        putTerms(set, subject, given);
    }

    void delete(int set, int subject) {
        int code = dictionary.code(subject);
        EdgeDelta delta = forward.get(set);
        boolean based = base.forward().contains(set, code);
        if (isThere(delta, code, based)) {
            forward = forward.with(set, kept((delta == null ? EdgeDelta.NONE : delta).delete(code)));
            reverse = reverse.with(subject, kept(of(reverse, subject).delete(dictionary.code(set))));
            growth--;
            size += based ? 1 : -1;
        }
        putTerms(set, subject, TupleTerms.NONE);
    }

    private static boolean isThere(@Nullable EdgeDelta delta, int code, boolean based) {
        if (delta == null) {
            return based;
        }
        return based ? !delta.removed().contains(code) : delta.added().contains(code);
    }

    private static EdgeDelta of(NodeTrie<EdgeDelta> deltas, int node) {
        EdgeDelta delta = deltas.get(node);
        return delta == null ? EdgeDelta.NONE : delta;
    }

    private static @Nullable EdgeDelta kept(EdgeDelta delta) {
        return delta.isEmpty() ? null : delta;
    }

    private void putTerms(int set, int subject, TupleTerms given) {
        NodeTrie<TupleTerms> ofSet = terms.get(set);
        boolean based = base.terms().get(set, subject) != null;
        if (given.none() && !based) {
            if (ofSet != null) {
                ofSet = ofSet.with(subject, null);
                terms = terms.with(set, ofSet.size() == 0 ? null : ofSet);
            }
            return;
        }
        terms = terms.with(set, (ofSet == null ? NodeTrie.<TupleTerms>empty() : ofSet).with(subject, given));
    }

    /** What came of it. */
    Snapshot snapshot(long revision) {
        return new Snapshot(
                vocabulary,
                dictionary.dictionary(),
                base,
                new Overlay(forward, reverse, terms, size, growth),
                revision);
    }
}
