package dev.gatehouse.testkit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.gatehouse.platform.problem.ProblemRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;

/**
 * The rules of the house, as code. Each module has one test of one line, which says {@code checkModule} with its top package;
 * the module in which all others meet adds {@code checkHouse}. A rule says in its message why it is there, and has a
 * specimen that breaks it among the tests of the test kit.
 */
public final class HouseRules {

    /** The package all modules are in. */
    static final String HOUSE = "dev.gatehouse";

    private HouseRules() {}

    /** Checks the main classes of one module, for example those in {@code dev.gatehouse.identity} and below. */
    public static void checkModule(String modulePackage) {
        check(mainClasses(modulePackage), rulesOf(modulePackage));
    }

    /** Checks the main classes of all modules on the class path, and that there is one renderer of errors among them. */
    public static void checkHouse() {
        JavaClasses classes = mainClasses(HOUSE);
        List<String> renderers = classes.stream()
                .filter(type -> type.isMetaAnnotatedWith(ControllerAdvice.class))
                .map(type -> type.getName())
                .toList();
        if (!renderers.equals(List.of(ProblemRenderer.class.getName()))) {
            throw new AssertionError("There is exactly one renderer of errors, but found " + renderers + ".");
        }
        List<HouseRule> rules = classes.stream()
                .flatMap(type -> Stream.ofNullable(moduleOf(type.getPackageName())))
                .distinct()
                .sorted()
                .flatMap(module -> rulesOf(module).stream())
                .toList();
        check(classes, rules);
    }

    /** All rules as they apply to one module. */
    static List<HouseRule> rulesOf(String modulePackage) {
        List<HouseRule> rules = new ArrayList<>();
        rules.addAll(BorderRules.of(modulePackage));
        rules.addAll(DecisionRules.of(modulePackage));
        rules.addAll(HabitRules.of(modulePackage));
        return List.copyOf(rules);
    }

    /** The top package of the module that a package belongs to; null outside of the house. */
    static @Nullable String moduleOf(String packageName) {
        if (!packageName.startsWith(HOUSE + ".")) {
            return null;
        }
        int end = packageName.indexOf('.', HOUSE.length() + 1);
        return end < 0 ? packageName : packageName.substring(0, end);
    }

    private static JavaClasses mainClasses(String packageName) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(packageName);
        if (classes.isEmpty()) {
            // A misspelt package would pass every rule.
            throw new AssertionError("There are no classes in " + packageName + ".");
        }
        return classes;
    }

    private static void check(JavaClasses classes, List<HouseRule> rules) {
        String report = rules.stream().flatMap(rule -> rule.report(classes)).collect(Collectors.joining());
        if (!report.isEmpty()) {
            throw new AssertionError("Rules of the house are broken:" + report);
        }
    }
}
