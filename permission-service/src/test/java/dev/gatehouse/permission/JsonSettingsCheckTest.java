package dev.gatehouse.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.JsonSettingsCheck.Finding;
import dev.gatehouse.permission.JsonSettingsCheck.Place;
import dev.gatehouse.permission.JsonSettingsCheck.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What may be stored, and why not (permission.md §10). */
class JsonSettingsCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"namespaces\": []}", "{\"namespaces\": [{\"name\": \"a\"}]}", "{\"conditions\": {}}"})
    void settingsWithoutAModelAreFine(String settings) {
        assertThat(check(settings).errors()).isEmpty();
    }

    @Test
    void mistakesOfAModelAreToldWithTheirPlaces() {
        Verdict verdict = check(located("\nclass A implements Namespace { related: { a: B[] } }", "reference"));

        assertThat(verdict.errors())
                .containsExactly(new Finding(
                        "/namespaces/location",
                        "model",
                        "namespace \"B\" was not declared",
                        new Place(2, 46),
                        new Place(2, 47)));
        assertThat(verdict.warnings()).isEmpty();
    }

    @Test
    void warningsDoNotKeepAModelFromBeingStored() {
        Verdict verdict = check(located("x class A implements Namespace {}", "reference"));

        assertThat(verdict.errors()).isEmpty();
        assertThat(verdict.warnings()).extracting(Finding::message).containsExactly("this is no class and is skipped");
    }

    @ParameterizedTest // permission.md §23
    @CsvSource({"reference, 0, 1", "typescript, 0, 0", "error, 1, 0"})
    void theModelIsReadAsTheProjectWantsIt(String precedence, int errors, int warnings) {
        Verdict verdict = check(located(
                "class A implements Namespace { permits = { a: (ctx) => this.permits.b(ctx) || this.permits.b(ctx)"
                        + " && this.permits.b(ctx), b: (ctx) => this.permits.c(ctx) } related: { c: A[] } }",
                precedence));

        assertThat(verdict.errors()).hasSize(errors);
        assertThat(verdict.warnings()).hasSize(warnings);
    }

    @ParameterizedTest
    @CsvSource({"base64://a, base64", "base64:///w==, base64", "https://models.example/a, base64"})
    void whatIsNoModelIsRefused(String location, String rule) {
        assertThat(check("{\"namespaces\": {\"location\": \"%s\"}}".formatted(location))
                        .errors())
                .extracting(Finding::rule)
                .containsExactly(rule);
    }

    @Test
    void mistakesOfConditionsAreToldWithTheirPlaces() {
        assertThat(check("{\"conditions\": {\"office\": {\"expression\": \"1 +\"}}}")
                        .errors())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.pointer()).isEqualTo("/conditions/office/expression");
                    assertThat(fault.rule()).isEqualTo("condition");
                });
    }

    private static Verdict check(String settings) {
        return new JsonSettingsCheck().check((ObjectNode) JsonMapper.shared().readTree(settings));
    }

    private static String located(String model, String precedence) {
        return "{\"namespaces\": {\"location\": \"base64://%s\"}, \"opl\": {\"precedence\": \"%s\"}}"
                .formatted(Base64.getEncoder().encodeToString(model.getBytes(StandardCharsets.UTF_8)), precedence);
    }
}
