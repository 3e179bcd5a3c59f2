package dev.gatehouse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each rule sees the specimen that breaks it, and lets through what keeps it. */
class HouseRulesTest {

    private static final String SPECIMENS = "dev.gatehouse.specimen";

    /** The rule's name, the specimens, and what the message must name. */
    private record Specimen(String named, List<String> classes) {}

    private static final Map<String, Specimen> SPECIMEN_OF = specimens();

    private static Map<String, Specimen> specimens() {
        Map<String, Specimen> specimens = new LinkedHashMap<>();
        specimens.put("modules never import one another", of("border.ImportsAnotherModule"));
        specimens.put("features are a module's own business", of("border.ImportsAFeatureOfAnotherModule"));
        specimens.put(
                "packages have no cycles", new Specimen("Cycle detected", List.of("cycle.hen.Hen", "cycle.egg.Egg")));
        specimens.put("packages are null-marked", of("unmarked.Unmarked"));
        specimens.put("decisions see no servlet", of("decision.SeesServlet"));
        specimens.put("decisions see no JSON", of("decision.SeesATree"));
        specimens.put("decisions see no SQL", of("decision.SeesSql"));
        specimens.put("stores take the project first", of("decision.ForgetfulStore"));
        specimens.put("one class renders errors", of("decision.SecondRenderer"));
        specimens.put("nothing is injected into fields", of("habit.InjectsAField"));
        specimens.put("settings are typed", of("habit.ReadsAnUntypedSetting"));
        specimens.put("names say what a class does", of("habit.StringUtils"));
        specimens.put("standard streams are for programs", of("habit.Prints"));
        specimens.put("logs go to one place", of("habit.LogsElsewhere"));
        specimens.put("time is java.time", of("habit.UsesJoda"));
        specimens.put("the clock is injected", of("habit.ReadsTheSystemClock"));
        specimens.put("nothing sleeps", of("habit.Sleeps"));
        return specimens;
    }

    private static Specimen of(String type) {
        return new Specimen(type.substring(type.lastIndexOf('.') + 1), List.of(type));
    }

    @Test
    void everyRuleHasASpecimen() {
        assertThat(HouseRules.rulesOf(SPECIMENS))
                .extracting(HouseRule::name)
                .containsExactlyInAnyOrderElementsOf(SPECIMEN_OF.keySet());
    }

    @TestFactory
    Stream<DynamicTest> everyRuleSeesItsSpecimen() {
        return HouseRules.rulesOf(SPECIMENS).stream()
                .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> {
                    Specimen specimen = SPECIMEN_OF.getOrDefault(rule.name(), of("none"));
                    var classes = new ClassFileImporter()
                            .importClasses(specimen.classes().stream()
                                    .map(HouseRulesTest::load)
                                    .toArray(Class<?>[]::new));

                    assertThat(rule.report(classes))
                            .singleElement(STRING)
                            .contains(rule.name(), "because", specimen.named());
                }));
    }

    @Test
    void aStoreIsToldOfEachMethodThatForgetsTheProject() {
        var classes = new ClassFileImporter().importClasses(load("decision.ForgetfulStore"));

        assertThat(HouseRules.rulesOf(SPECIMENS))
                .filteredOn(rule -> rule.name().equals("stores take the project first"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.violations(classes)).hasSize(2));
    }

    @Test
    void properClassesBreakNoRule() {
        var classes = new ClassFileImporter().importPackages(SPECIMENS + ".proper");

        assertThat(classes).hasSizeGreaterThan(3);
        assertThat(HouseRules.rulesOf(SPECIMENS))
                .flatExtracting(rule -> rule.violations(classes))
                .isEmpty();
    }

    @Test
    void onlyAssemblingModulesMayKnowOthersAndTheyKnowPromisesOnly() {
        var promise = new ClassFileImporter().importPackages("dev.gatehouse.standalone.specimen");

        assertThat(HouseRules.rulesOf("dev.gatehouse.standalone").stream()
                        .flatMap(rule -> rule.violations(promise).stream()))
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation).contains("KnowsADetail"));
    }

    @Test
    void aMisspeltModuleIsNoCleanModule() {
        assertThatThrownBy(() -> HouseRules.checkModule("dev.gatehouse.misspelt"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no classes");
    }

    @Test
    void thePlatformKeepsTheRules() {
        HouseRules.checkModule("dev.gatehouse.platform");
    }

    @Test
    void theTestKitKeepsTheRules() {
        HouseRules.checkModule("dev.gatehouse.testkit");
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(SPECIMENS + "." + name);
        } catch (ClassNotFoundException missing) {
            throw new AssertionError("There is no specimen " + name, missing);
        }
    }
}
