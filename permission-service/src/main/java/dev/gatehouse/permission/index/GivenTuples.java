package dev.gatehouse.permission.index;

import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.tuple.StoredTuple;
import java.util.Collection;

/** A graph of tuples that are written down and stored nowhere, such as those of a test of a model. */
public final class GivenTuples {

    private GivenTuples() {}

    /** Of a tuple that is given twice the later one counts. */
    public static TupleGraph graph(Collection<StoredTuple> tuples) {
        IndexBuilder builder = new IndexBuilder(new Vocabulary(), 0, Long.MAX_VALUE);
        SnapshotEditor editor = new SnapshotEditor(builder.build(0), builder.dictionary());
        for (StoredTuple stored : tuples) {
            editor.apply(new TupleEvent(1, true, stored.tuple(), stored.terms()));
        }
        return editor.snapshot(1);
    }
}
