package dev.gatehouse.testkit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * One rule of the house, under the name by which its specimen is found.
 *
 * @param name what holds, as a word
 * @param rule what is checked, with the reason in its description
 */
record HouseRule(String name, ArchRule rule) {

    /** What breaks the rule, one line each. */
    List<String> violations(JavaClasses classes) {
        return rule.allowEmptyShould(true).evaluate(classes).getFailureReport().getDetails();
    }

    /** What breaks the rule, under the rule and its reason; empty when nothing does. */
    Stream<String> report(JavaClasses classes) {
        List<String> violations = violations(classes);
        return violations.isEmpty()
                ? Stream.empty()
                : Stream.of("%n%s: %s%n    %s"
                        .formatted(
                                name, rule.getDescription(), String.join(System.lineSeparator() + "    ", violations)));
    }
}
