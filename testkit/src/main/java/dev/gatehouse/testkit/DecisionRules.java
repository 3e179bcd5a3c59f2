package dev.gatehouse.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.gatehouse.platform.problem.ProblemRenderer;
import dev.gatehouse.platform.tenant.ProjectId;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.ControllerAdvice;

/**
 * What decides knows neither transport nor storage.
 *
 * <p><b>Deciding code</b> is every class of a feature module, except for those at its edges. An edge says so in its name, which
 * nested classes share with the class they are written in:
 *
 * <ul>
 *   <li>wiring, at any edge: {@code …Configuration}, {@code …Application};
 *   <li>HTTP: {@code …Controller}, {@code …Filter}, {@code …Reader}, {@code …Writer}, {@code …Renderer}, {@code …Arguments},
 *       {@code …Transport}, {@code …Cookie(s)}, {@code Http…}, {@code Servlet…};
 *   <li>JSON: the HTTP ones, and {@code …Json}, {@code …Parser}, {@code …Document(s)}, {@code …Schema(s)}, {@code …Request},
 *       {@code …Response}, {@code Json…};
 *   <li>SQL: {@code Jdbc…}, {@code Jpa…}, {@code Sql…}, {@code …Row(s)}, {@code …Columns}, {@code …Schema}.
 * </ul>
 *
 * <p>The platform and the test kit decide nothing: no feature lives there. The annotations of Jackson are no JSON types; its
 * trees, mappers and parsers are.
 */
final class DecisionRules {

    private static final Pattern WIRING = Pattern.compile(".*(Configuration|Application)");
    private static final Pattern HTTP = Pattern.compile(
            "(Http|Servlet).*|.*(Controller|Filter|Reader|Writer|Renderer|Arguments|Transport|Cookies?)");
    private static final Pattern JSON = Pattern.compile("Json.*|.*(Json|Parser|Documents?|Schemas?|Request|Response)");
    private static final Pattern SQL = Pattern.compile("(Jdbc|Jpa|Sql).*|.*(Rows?|Columns|Schema)");

    private static final List<String> UNDECIDED =
            List.of(HouseRules.HOUSE + ".platform", HouseRules.HOUSE + ".testkit", HouseRules.HOUSE + ".standalone");

    private DecisionRules() {}

    static List<HouseRule> of(String module) {
        return List.of(
                new HouseRule("decisions see no servlet", decisionsSeeNoServlet(module)),
                new HouseRule("decisions see no JSON", decisionsSeeNoJson(module)),
                new HouseRule("decisions see no SQL", decisionsSeeNoSql(module)),
                new HouseRule("stores take the project first", storesTakeTheProjectFirst(module)),
                new HouseRule("one class renders errors", oneClassRendersErrors(module)));
    }

    private static ArchRule decisionsSeeNoServlet(String module) {
        return noClasses()
                .that(decideIn(module, WIRING, HTTP))
                .should()
                .dependOnClassesThat(resideInAnyPackage("jakarta.servlet..", "org.springframework.web.servlet.."))
                .because(
                        "a decision that knows its transport cannot be made in a job, in a test or behind another one");
    }

    private static ArchRule decisionsSeeNoJson(String module) {
        return noClasses()
                .that(decideIn(module, WIRING, HTTP, JSON, SQL))
                .should()
                .dependOnClassesThat(resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson.databind.."))
                .because("what was not read into a type of its own is checked everywhere, and so nowhere");
    }

    private static ArchRule decisionsSeeNoSql(String module) {
        return noClasses()
                .that(decideIn(module, WIRING, SQL))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "org.springframework.jdbc..",
                        "jakarta.persistence..",
                        "org.postgresql.."))
                .because("a feature says what it needs to remember, and its store says how");
    }

    private static ArchRule storesTakeTheProjectFirst(String module) {
        return methods()
                .that()
                .areDeclaredInClassesThat(BorderRules.areIn(module)
                        .and(describe("are stores", type -> type.getSimpleName().endsWith("Store"))))
                .and(describe(
                        "others may call",
                        method -> !method.getModifiers().contains(JavaModifier.PRIVATE)
                                && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                                && !method.getModifiers().contains(JavaModifier.BRIDGE)))
                .should(new ArchCondition<JavaMethod>("take a ProjectId first") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        List<JavaClass> parameters = method.getRawParameterTypes();
                        if (parameters.isEmpty() || !parameters.getFirst().isEquivalentTo(ProjectId.class)) {
                            events.add(SimpleConditionEvent.violated(
                                    method, method.getFullName() + " does not take a ProjectId first"));
                        }
                    }
                })
                .because("a query without its project can answer with another customer's rows");
    }

    private static ArchRule oneClassRendersErrors(String module) {
        return noClasses()
                .that(BorderRules.areIn(module).and(not(JavaClass.Predicates.equivalentTo(ProblemRenderer.class))))
                .should()
                .beMetaAnnotatedWith(ControllerAdvice.class)
                .because("a second renderer would word the same error differently, or tell more than it may");
    }

    private static DescribedPredicate<JavaClass> decideIn(String module, Pattern... edges) {
        return describe("decide in " + module, type -> {
            String name = BorderRules.outermost(type).getSimpleName();
            return !UNDECIDED.contains(module)
                    && BorderRules.areIn(module).test(type)
                    && List.of(edges).stream()
                            .noneMatch(edge -> edge.matcher(name).matches());
        });
    }
}
