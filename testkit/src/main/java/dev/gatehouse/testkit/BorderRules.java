package dev.gatehouse.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** Borders between modules and between the packages of one. */
final class BorderRules {

    private static final String PLATFORM = HouseRules.HOUSE + ".platform";
    private static final String TESTKIT = HouseRules.HOUSE + ".testkit";

    /** Modules that exist to put the others together. */
    private static final Set<String> ASSEMBLING =
            Set.of(HouseRules.HOUSE + ".standalone", HouseRules.HOUSE + ".endtoend");

    /** Classes of a top package that put the features below it together; they know them all, and nothing knows them. */
    private static final Pattern ASSEMBLY = Pattern.compile(".*(Configuration|Application)");

    private BorderRules() {}

    static List<HouseRule> of(String module) {
        return List.of(
                new HouseRule("modules never import one another", modulesAreApart(module)),
                new HouseRule("features are a module's own business", featuresStayInside(module)),
                new HouseRule("packages have no cycles", packagesHaveNoCycles(module)),
                new HouseRule("packages are null-marked", packagesAreNullMarked(module)));
    }

    /**
     * What a module needs of another it declares as an interface of its own. The modules that assemble the house are excepted,
     * and every module may stand on the platform.
     */
    private static ArchRule modulesAreApart(String module) {
        return noClasses()
                .that(areIn(module))
                .should()
                .dependOnClassesThat(describe("belong to another module", other -> {
                    String owner = HouseRules.moduleOf(other.getPackageName());
                    return owner != null
                            && !owner.equals(module)
                            && !owner.equals(PLATFORM)
                            && !ASSEMBLING.contains(module)
                            && !(module.equals(TESTKIT) && owner.equals(PLATFORM));
                }))
                .because("services are placed apart or together without touching them; a port is declared by who needs"
                        + " it");
    }

    /** Also for modules that may import others: they see the top package, which is a module's promise. */
    private static ArchRule featuresStayInside(String module) {
        return noClasses()
                .that(areIn(module))
                .should()
                .dependOnClassesThat(describe("are in a feature package of another module", other -> {
                    String owner = HouseRules.moduleOf(other.getPackageName());
                    return owner != null
                            && !owner.equals(module)
                            && !owner.equals(PLATFORM)
                            && !owner.equals(TESTKIT)
                            && !other.getPackageName().equals(owner);
                }))
                .because("a module's top package is its promise, what lies below may change without asking");
    }

    private static ArchRule packagesHaveNoCycles(String module) {
        return SlicesRuleDefinition.slices()
                .assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        String name = type.getPackageName();
                        boolean assembly = name.equals(module)
                                && ASSEMBLY.matcher(outermost(type).getSimpleName())
                                        .matches();
                        return areIn(module).test(type) && !assembly
                                ? SliceIdentifier.of(name)
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "the packages of " + module;
                    }
                })
                .should()
                .beFreeOfCycles()
                .because("packages that need one another are one package with two names");
    }

    private static ArchRule packagesAreNullMarked(String module) {
        return classes()
                .that(areIn(module))
                .should(new ArchCondition<JavaClass>("be in a package that is @NullMarked") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                            events.add(SimpleConditionEvent.violated(
                                    type, type.getName() + " is in a package without @NullMarked in its package-info"));
                        }
                    }
                })
                .because("@NullMarked does not reach sub-packages, and unmarked code is not checked for null");
    }

    static DescribedPredicate<JavaClass> areIn(String module) {
        return describe("are in " + module, type -> module.equals(HouseRules.moduleOf(type.getPackageName())));
    }

    /** Nested classes and lambdas belong to what they are written in. */
    static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }
}
