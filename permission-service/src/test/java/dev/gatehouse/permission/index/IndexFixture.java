package dev.gatehouse.permission.index;

import dev.gatehouse.permission.graph.TupleGraph;
import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.index.Compaction.Numbered;
import dev.gatehouse.permission.index.TupleFeed.News;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.TupleTerms;
import dev.gatehouse.platform.tenant.ProjectId;
import java.util.List;
import java.util.Map;

/** Indexes for tests of other packages. */
public final class IndexFixture {

    private IndexFixture() {}

    /** The tuples as an index holds them: some in its base, some changed since, some written twice and removed once. */
    public static TupleGraph graph(Map<RelationTuple, TupleTerms> tuples) {
        ProjectId project = ProjectId.random();
        IndexBuilder builder = new IndexBuilder(new Vocabulary(), 0, Long.MAX_VALUE);
        ProjectIndex index = new ProjectIndex(project, new Numbered(builder.build(0), builder.dictionary()), 0);
        List<Map.Entry<RelationTuple, TupleTerms>> all = List.copyOf(tuples.entrySet());
        List<Map.Entry<RelationTuple, TupleTerms>> early = all.subList(0, all.size() / 2);
        List<Map.Entry<RelationTuple, TupleTerms>> removed = early.subList(0, early.size() / 2);
        write(index, 1, true, early);
        index.compact();
        write(index, 2, false, removed);
        write(index, 3, true, all.subList(early.size(), all.size()));
        write(index, 4, true, removed);
        return index.snapshot();
    }

    private static void write(
            ProjectIndex index, long revision, boolean inserted, List<Map.Entry<RelationTuple, TupleTerms>> tuples) {
        List<TupleEvent> events = tuples.stream()
                .map(tuple -> new TupleEvent(revision, inserted, tuple.getKey(), tuple.getValue()))
                .toList();
        index.apply(new News(index.known(), revision, 0, events, false), revision);
    }
}
