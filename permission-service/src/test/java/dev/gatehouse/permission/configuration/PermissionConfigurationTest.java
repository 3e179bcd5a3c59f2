package dev.gatehouse.permission.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.permission.condition.Conditions;
import dev.gatehouse.permission.model.Definition;
import dev.gatehouse.permission.model.Definition.SubjectType;
import dev.gatehouse.permission.tuple.TupleTerms;
import dev.gatehouse.platform.problem.ProblemCode;
import dev.gatehouse.platform.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PermissionConfigurationTest {

    @Test
    void aListOfNamespacesIsRead() {
        PermissionConfiguration configuration = parse("""
                {"limit": {"max_read_depth": 3}, "namespaces": [{"id": 0, "name": "a"}, {"name": "b"}, {"id": 0, "name": "a"}]}
                """);

        assertThat(configuration.depth(null)).isEqualTo(3);
        assertThat(configuration.rules().model().namespaces()).containsExactly("a", "b");
        assertThat(configuration.knows("a")).isTrue();
        assertThat(configuration.knows("A")).isFalse();
    }

    @ParameterizedTest // permission.md §10
    @ValueSource(strings = {"{}", "{\"namespaces\": null}", "{\"namespaces\": []}"})
    void missingNullAndEmptyMeanNone(String document) {
        assertThat(parse(document).rules().model().namespaces()).isEmpty();
    }

    @Test
    void whatIsNotSetHasItsDefault() {
        PermissionConfiguration configuration = parse("{}");

        assertThat(configuration.depth(null)).isEqualTo(5);
        assertThat(configuration.maxBatchCheckSize()).isEqualTo(100);
        assertThat(configuration.maxExpandSize()).isEqualTo(50_000);
        assertThat(configuration.validateWrites()).isEqualTo(WriteValidation.OFF);
        assertThat(configuration.rules().strict()).isFalse();
    }

    @Test
    void conditionsAreRead() {
        PermissionConfiguration configuration = parse("""
                {"conditions": {"on": {"expression": "on", "parameters": {"on": "bool"}}}}
                """);

        assertThat(configuration
                        .rules()
                        .conditions()
                        .holds(new TupleTerms.Condition("on", "{\"on\": true}"), Map.of(), Instant.EPOCH))
                .isEqualTo(Conditions.Holds.YES);
    }

    @Test
    void everyKeyIsRead() {
        PermissionConfiguration configuration = parse("""
                {"limit": {"max_read_depth": 7, "max_batch_check_size": 8, "max_expand_size": 9}, "validate_writes": "reject",
                 "feature_flags": {"strict_mode": true}}
                """);

        assertThat(configuration.depth(null)).isEqualTo(7);
        assertThat(configuration.maxBatchCheckSize()).isEqualTo(8);
        assertThat(configuration.maxExpandSize()).isEqualTo(9);
        assertThat(configuration.validateWrites()).isEqualTo(WriteValidation.REJECT);
        assertThat(configuration.rules().strict()).isTrue();
    }

    @Test // permission.md §14
    void strictModeIsFoundAtItsOlderPlaceToo() {
        assertThat(parse("{\"namespaces\": {\"location\": \"%s\", \"experimental_strict_mode\": true}}"
                                .formatted(located("class File implements Namespace {}")))
                        .rules()
                        .strict())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"namespaces\": {\"location\": \"%s\"}}", "{\"namespaces\": \"%s\"}"})
    void aModelIsCompiled(String document) {
        PermissionConfiguration configuration = parse(document.formatted(located("""
                class User implements Namespace {}
                class File implements Namespace { related: { owners: User[] } }
                """)));

        assertThat(configuration.rules().model().namespaces()).containsExactly("User", "File");
        assertThat(configuration.rules().model().definition("File", "owners"))
                .isEqualTo(new Definition.Related(Set.of(new SubjectType("User", ""))));
        assertThat(configuration.rules()).isSameAs(configuration.rules());
    }

    @Test // both alphabets are in use, with and without padding
    void aModelMayStandInTheAlphabetOfUrls() {
        byte[] model = "class Größe implements Namespace {} // ???>>>".getBytes(UTF_8);
        String location = "base64://" + Base64.getUrlEncoder().withoutPadding().encodeToString(model);

        assertThat(location).containsPattern("[-_]");
        assertThat(parse("{\"namespaces\": {\"location\": \"%s\"}}".formatted(location))
                        .knows("Größe"))
                .isTrue();
    }

    @Test // permission.md §22 trap 1
    void theProjectChoosesHowMixedOperatorsAreRead() {
        String model = """
                class File implements Namespace {
                  related: { a: File[] b: File[] c: File[] }
                  permits = { p: (ctx) => this.related.a.includes(ctx.subject) || this.related.b.includes(ctx.subject)
                      && this.related.c.includes(ctx.subject) }
                }
                """;
        String document = "{\"namespaces\": {\"location\": \"%s\"}, \"opl\": {\"precedence\": \"%s\"}}";

        assertThat(parse(document.formatted(located(model), "reference"))
                        .rules()
                        .model()
                        .definition("File", "p")
                        .toString())
                .contains("Intersection[operands=[Union[");
        assertThat(parse(document.formatted(located(model), "typescript"))
                        .rules()
                        .model()
                        .definition("File", "p")
                        .toString())
                .contains("Union[operands=[Computed[");
    }

    @ParameterizedTest // permission.md §22 trap 24
    @CsvSource(
            delimiter = '|',
            value = {
                "base64://Y2xhc3M=                   | It does not compile: line 1, column 6: expected identifier, got \"end of file\".",
                "base64://!                          | It cannot be read: what follows base64:// does not decode.",
                "base64:///w==                       | It cannot be read: the model is not a text in UTF-8.",
                "https://models.example/permissions  | It is only known where it was, and what is there may have changed."
            })
    void aStoredModelThatCannotBeUsedIsNotTakenForNoNamespaces(String location, String reason) {
        PermissionConfiguration configuration = parse("{\"namespaces\": {\"location\": \"%s\"}}".formatted(location));

        assertThatThrownBy(() -> configuration.knows("a")).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo(ProblemCode.UNAVAILABLE);
            assertThat(refused.problem().reason()).startsWith(reason);
        });
        assertThatThrownBy(configuration::rules).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest // permission.md §7
    @CsvSource({", 5", "0, 5", "-3, 5", "1, 1", "5, 5", "6, 5", "9223372036854775807, 5"})
    void aRequestMayOnlyLowerTheDepth(Long requested, int effective) {
        assertThat(parse("{}").depth(requested)).isEqualTo(effective);
    }

    @Test
    void theLimitsHaveTheseDefaults() {
        EvaluationLimits limits = Binder.get(new org.springframework.mock.env.MockEnvironment())
                .bindOrCreate("gatehouse.permission.limits", EvaluationLimits.class);

        assertThat(limits)
                .isEqualTo(
                        new EvaluationLimits(1_000_000, 10_000, 100_000, Duration.ofSeconds(5), 1_000, 50_000, 10_000));
    }

    @Test
    void everyLimitIsSetByItsName() {
        EvaluationLimits limits = bind(Map.of(
                "gatehouse.permission.limits.check-width", "1",
                "gatehouse.permission.limits.check-rows", "2",
                "gatehouse.permission.limits.check-time", "3s",
                "gatehouse.permission.limits.expand-nodes", "4",
                "gatehouse.permission.limits.changes", "5",
                "gatehouse.permission.limits.check-steps", "6",
                "gatehouse.permission.limits.batch", "7"));

        assertThat(limits).isEqualTo(new EvaluationLimits(6, 1, 2, Duration.ofSeconds(3), 7, 4, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"check-steps", "check-width", "check-rows", "batch", "check-time", "expand-nodes", "changes"})
    void aLimitOfNothingIsRefused(String name) {
        assertThatThrownBy(() -> bind(Map.of("gatehouse.permission.limits." + name, "0")))
                .hasStackTraceContaining("It must be more than nothing.");
    }

    private static EvaluationLimits bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("gatehouse.permission.limits", Bindable.of(EvaluationLimits.class))
                .get();
    }

    private static PermissionConfiguration parse(String document) {
        return PermissionConfiguration.parse((ObjectNode) JsonMapper.shared().readTree(document));
    }

    private static String located(String model) {
        return ModelText.locate(model.getBytes(UTF_8));
    }
}
