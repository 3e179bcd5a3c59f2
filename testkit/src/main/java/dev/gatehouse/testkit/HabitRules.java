package dev.gatehouse.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;

/** Habits of a line of code, rather than of a module. */
final class HabitRules {

    /** Where a person at a terminal is spoken to: the start of a program, and the test kit. */
    private static final String[] SPEAKING = {
        HouseRules.HOUSE + ".standalone..", HouseRules.HOUSE + ".platform.start..", HouseRules.HOUSE + ".testkit.."
    };

    private static final String VALUE = "org.springframework.beans.factory.annotation.Value";

    private static final Set<String> SLEEPERS = Set.of("java.lang.Thread", "java.util.concurrent.TimeUnit");

    private HabitRules() {}

    static List<HouseRule> of(String module) {
        DescribedPredicate<JavaClass> inside = BorderRules.areIn(module);
        return List.of(
                new HouseRule("nothing is injected into fields", nothingIsInjectedIntoFields(inside)),
                new HouseRule("settings are typed", settingsAreTyped(inside)),
                new HouseRule("names say what a class does", namesSayWhatAClassDoes(inside)),
                new HouseRule("standard streams are for programs", standardStreamsAreForPrograms(inside)),
                new HouseRule("logs go to one place", logsGoToOnePlace(inside)),
                new HouseRule("time is java.time", timeIsJavaTime(inside)),
                new HouseRule("the clock is injected", theClockIsInjected(inside)),
                new HouseRule("nothing sleeps", nothingSleeps(inside)));
    }

    private static ArchRule nothingIsInjectedIntoFields(DescribedPredicate<JavaClass> inside) {
        return noFields()
                .that()
                .areDeclaredInClassesThat(inside)
                .should()
                .beAnnotatedWith(Autowired.class)
                .orShould()
                .beAnnotatedWith(VALUE)
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .orShould()
                .beAnnotatedWith("jakarta.persistence.PersistenceContext")
                .because("what a class needs is its constructor, so that it cannot exist without it");
    }

    private static ArchRule settingsAreTyped(DescribedPredicate<JavaClass> inside) {
        return noClasses()
                .that(inside)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(VALUE)
                .because("a setting is a described member of a @ConfigurationProperties record, checked at the start");
    }

    private static ArchRule namesSayWhatAClassDoes(DescribedPredicate<JavaClass> inside) {
        return noClasses()
                .that(inside)
                .should()
                .haveNameMatching(".*(Util|Utils|Utility|Utilities|Manager|Helper|Helpers|Impl)")
                .because("such a name fits any class; an implementation is named by how it does it");
    }

    private static ArchRule standardStreamsAreForPrograms(DescribedPredicate<JavaClass> inside) {
        return noClasses()
                .that(inside.and(DescribedPredicate.not(resideInAnyPackage(SPEAKING))))
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .because("a log has a level, a time and a request id");
    }

    private static ArchRule logsGoToOnePlace(DescribedPredicate<JavaClass> inside) {
        return noClasses()
                .that(inside)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .because("we log by SLF4J, and a second road past it has no format and no level");
    }

    private static ArchRule timeIsJavaTime(DescribedPredicate<JavaClass> inside) {
        return noClasses().that(inside).should(GeneralCodingRules.USE_JODATIME).because("the JDK has java.time");
    }

    private static ArchRule theClockIsInjected(DescribedPredicate<JavaClass> inside) {
        return noClasses()
                .that(inside)
                .should()
                .callMethodWhere(target(describe(
                        "now() without a clock",
                        (AccessTarget called) ->
                                called.getOwner().getPackageName().equals("java.time")
                                        && called.getName().equals("now")
                                        && called instanceof AccessTarget.MethodCallTarget method
                                        && method.getRawParameterTypes().isEmpty())))
                .because("what reads the system's clock cannot be tested at another hour");
    }

    private static ArchRule nothingSleeps(DescribedPredicate<JavaClass> inside) {
        return noClasses()
                .that(inside)
                .should()
                .callMethodWhere(target(describe(
                        "sleep",
                        (AccessTarget called) -> called.getName().equals("sleep")
                                && SLEEPERS.contains(called.getOwner().getName()))))
                .because("waiting for a time instead of an event is too long, or too short on a slower machine");
    }
}
