package dev.gatehouse.permission.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.database.DatabaseFixture;
import dev.gatehouse.permission.explore.RuledGraph;
import dev.gatehouse.permission.explore.World;
import dev.gatehouse.permission.graph.Consistency;
import dev.gatehouse.permission.graph.Graphs;
import dev.gatehouse.permission.graph.Graphs.Extent;
import dev.gatehouse.permission.tuple.StoreFixture;
import dev.gatehouse.platform.tenant.ProjectId;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Lists of projects that are not in memory and have more tuples than a check may read. */
class DatabaseListsTest {

    private static final int DOCS = 300;
    private static final int WIDTH = 20;
    private static final int ROWS = 100;

    private final World world = World.of("""
            class User implements Namespace {}
            class Team implements Namespace { related: { member: (User | SubjectSet<Team, "member">)[] } }
            class Folder implements Namespace { related: { viewer: (User | SubjectSet<Team, "member">)[] } }
            class Doc implements Namespace {
              related: { parent: Folder[] }
              permits = { view: (ctx) => this.related.parent.traverse(p => p.related.viewer.includes(ctx.subject)) }
            }
            """);

    private final ProjectId project = ProjectId.random();
    private final Graphs graphs = DatabaseFixture.graphs(StoreFixture.SHARED, WIDTH, ROWS);

    DatabaseListsTest() {
        for (int i = 0; i < DOCS; i++) {
            world.with(
                    "Team:t%d#member@User:ann".formatted(i),
                    "Folder:f%d#viewer@Team:t%d#member".formatted(i, i),
                    "Doc:d%d#parent@Folder:f%d".formatted(i, i),
                    "Doc:d%d#parent@Folder:f0".formatted(i));
        }
        StoreFixture.SHARED.write(project, world.tuples(), Set.of());
    }

    @Test // permission.md §18.1
    void allObjectsAreListed() {
        ObjectQuestion question = new ObjectQuestion("Doc", "view", World.subject("User:ann"));

        Found<String> few = read(Extent.PATHS, rules -> GraphLists.objects(rules, question, World.budget()));
        Found<String> all = read(Extent.WHOLE, rules -> GraphLists.objects(rules, question, World.budget()));

        assertThat(few.incomplete()).isTrue();
        assertThat(all.incomplete()).isFalse();
        assertThat(all.entries()).hasSize(DOCS).startsWith("d0", "d1", "d10");
    }

    @Test // permission.md §18.2
    void allSubjectsAreListed() {
        for (int i = 0; i < DOCS; i++) {
            world.with("Folder:f0#viewer@Team:t%d#member".formatted(i));
        }
        StoreFixture.SHARED.write(project, world.tuples(), Set.of());
        SubjectQuestion question = new SubjectQuestion(World.set("Folder:f0#viewer"), null, "member");

        assertThat(this.<Boolean>read(
                        Extent.PATHS,
                        rules -> GraphLists.subjects(rules, question, World.budget())
                                .incomplete()))
                .isTrue();
        assertThat(this.<Found<?>>read(Extent.WHOLE, rules -> GraphLists.subjects(rules, question, World.budget())))
                .satisfies(all -> assertThat(all.incomplete()).isFalse())
                .satisfies(all -> assertThat(all.entries()).hasSize(DOCS));
    }

    private <T> T read(Extent extent, Function<RuledGraph, T> reader) {
        return graphs.read(project, Consistency.FRESH, extent, graph -> reader.apply(world.rules(graph)));
    }
}
