package dev.gatehouse.permission.index;

import dev.gatehouse.permission.index.Compaction.Numbered;
import java.util.Random;

/**
 * The tuples of a company, as many as are wanted: people in teams, teams in departments, documents in folders, and folders below
 * one another. Of seven tuples about one puts a person into a team, one a document into a folder, four let somebody see a document, and
 * one lets a team or a department see it.
 *
 * <p>{@code doc:N#viewer@dept:M#member@team:K#member@user} is the check of depth 3: three tuples follow one another.
 */
final class Company {

    final int docs;
    final int teams;
    final int depts;
    final int users;
    final Numbered index;

    Company(int tuples) {
        docs = Math.max(8, tuples / 7);
        users = docs;
        teams = Math.max(4, users / 20);
        depts = Math.max(2, teams / 10);
        int folders = Math.max(4, docs / 20);
        Edges edges = new Edges(tuples);
        Random random = new Random(42);
        for (int team = 0; team < teams; team++) {
            edges.add(edges.set("Dept", "dept-" + team % depts, "member"), edges.set("Team", "team-" + team, "member"));
        }
        for (int user = 0; user < users; user++) {
            edges.add(edges.set("Team", "team-" + user % teams, "member"), edges.individual("user-" + user));
        }
        for (int folder = 1; folder < folders; folder++) {
            edges.add(
                    edges.set("Folder", "folder-" + folder, "parent"), edges.set("Folder", "folder-" + folder / 8, ""));
        }
        for (int doc = 0; edges.tuples() < tuples; doc++) {
            int number = doc % docs;
            int viewer = edges.set("Doc", "doc-" + number, "viewer");
            if (doc < docs) {
                edges.add(edges.set("Doc", "doc-" + doc, "parent"), edges.set("Folder", "folder-" + doc % folders, ""));
                edges.add(viewer, edges.set("Dept", "dept-" + doc % depts, "member"));
            }
            for (int i = 0; i < 3; i++) {
                edges.add(viewer, edges.individual("user-" + random.nextInt(users)));
            }
        }
        index = edges.build();
    }
}
