package dev.gatehouse.permission.index;

import dev.gatehouse.permission.graph.TupleGraph;

/** A hundred thousand documents that one person sees in several ways, and as many tuples that have nothing to do with it. */
public final class SharedDocuments {

    public static final int DOCS = 100_000;
    private static final int FOLDERS = 1_000;

    private SharedDocuments() {}

    /** The index of the tuples. */
    public static TupleGraph graph() {
        Edges edges = new Edges(1 << 20);
        edges.add(edges.set("Group", "all", "member"), edges.individual("ann"));
        for (int folder = 0; folder < FOLDERS; folder++) {
            edges.add(edges.set("Folder", "folder-" + folder, "viewer"), edges.individual("ann"));
        }
        for (int doc = 0; doc < DOCS; doc++) {
            // So that numbers are in another order than names.
            String name = "doc-" + (int) (doc * 7_919L % DOCS);
            edges.add(edges.set("Doc", name, "viewer"), edges.individual("ann"));
            edges.add(edges.set("Doc", name, "viewer"), edges.individual("user-" + doc % 5_000));
            edges.add(edges.set("Doc", name, "editor"), edges.set("Group", "all", "member"));
            edges.add(edges.set("Doc", name, "parent"), edges.set("Folder", "folder-" + doc % FOLDERS, ""));
        }
        for (int user = 0; user < DOCS; user++) {
            edges.add(edges.set("Group", "huge", "member"), edges.individual("user-" + user));
        }
        return edges.build().snapshot();
    }
}
