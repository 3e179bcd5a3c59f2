package dev.gatehouse.permission.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.condition.Conditions;
import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.model.Definition;
import dev.gatehouse.permission.model.PermissionModel;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {

    private final Vocabulary vocabulary = new Vocabulary();
    private final PermissionModel model =
            PermissionModel.of(Map.of("doc", Map.of("view", new Definition.Related(Set.of()))));
    private final Plan plan = new Plan(new Rules(model, false, Conditions.NONE), vocabulary);

    @Test
    void aNameMeansTheSameHoweverManyOtherNamesThereAre() {
        int early = vocabulary.intern("doc");
        IntStream.range(0, 10_000).forEach(i -> vocabulary.intern("made up " + i));
        int late = vocabulary.intern("view");

        assertThat(plan.meaning(early, late).tuples()).isTrue();
        assertThat(plan.meaning(early, late)).isSameAs(plan.meaning(early, late));
        assertThat(plan.meaning(early, vocabulary.intern("made up 9999"))).isSameAs(Meaning.NOTHING);
        assertThat(plan.meaning(late, early)).isSameAs(Meaning.NOTHING);
    }
}
