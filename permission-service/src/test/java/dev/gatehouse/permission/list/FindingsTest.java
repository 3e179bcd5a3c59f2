package dev.gatehouse.permission.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.explore.RuledGraph;
import dev.gatehouse.permission.explore.World;
import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.index.IndexFixture;
import dev.gatehouse.permission.tuple.Subject;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static final Subject ANN = World.subject("ann");

    private final Findings findings = new Findings();
    private final World world = World.of("class Doc implements Namespace { related: { viewer: Doc[] } }")
            .with("Doc:a#viewer@ann", "Doc:b#viewer@ann", "Doc:c#viewer@bob");
    private int searches;

    @Test
    void aSecondPageOfTheSameGraphIsNotSearchedForAgain() {
        RuledGraph rules = memory(world);

        assertThat(listed(rules, ANN)).containsExactly("a", "b");
        assertThat(listed(rules, ANN)).containsExactly("a", "b");

        assertThat(kept(rules, ANN)).isTrue();
        assertThat(kept(rules, World.subject("bob"))).isFalse();
    }

    @Test
    void nothingIsMixedWithAnotherRevisionOrAnotherProject() {
        assertThat(listed(memory(world), ANN)).containsExactly("a", "b");

        world.with("Doc:c#viewer@ann");

        assertThat(listed(memory(world), ANN)).containsExactly("a", "b", "c");
    }

    @Test
    void whatAnotherMomentMayChangeIsNotKept() {
        RuledGraph rules = memory(world.expired("Doc:d#viewer@ann"));

        assertThat(listed(rules, ANN)).containsExactly("a", "b");

        assertThat(kept(rules, ANN)).isFalse();
    }

    @Test
    void whatALimitCutIsNotKept() {
        RuledGraph rules = memory(world);

        search(rules, false);
        search(rules, true);
        search(rules, true);

        assertThat(searches).isEqualTo(2);
    }

    @Test
    void aGraphOfOneRequestKeepsNothing() {
        RuledGraph rules = world.rules();

        search(rules, true);
        search(rules, true);

        assertThat(searches).isEqualTo(2);
    }

    private void search(RuledGraph rules, boolean whole) {
        findings.of(rules, "question", () -> {
            searches++;
            NodeList none = new NodeList();
            return new Finding(none, NameKeys.of(rules.graph(), none), 0, false, whole);
        });
    }

    private boolean kept(RuledGraph rules, Subject subject) {
        int before = searches;
        findings.of(rules, question(subject), () -> {
            searches++;
            NodeList none = new NodeList();
            return new Finding(none, NameKeys.of(rules.graph(), none), 0, false, false);
        });
        return searches == before;
    }

    private static RuledGraph memory(World of) {
        return of.rules(IndexFixture.graph(of.tuples()));
    }

    private Iterable<String> listed(RuledGraph rules, Subject subject) {
        return new ObjectSearch(rules, new Uses(rules.plan()), findings, World.budget())
                .page(question(subject), null, 10)
                .entries();
    }

    private static ObjectQuestion question(Subject subject) {
        return new ObjectQuestion("Doc", "viewer", subject);
    }
}
