package dev.gatehouse.permission.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.platform.problem.ProblemException;
import java.time.Duration;
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

        assertThat(configuration).isEqualTo(new PermissionConfiguration(3, new Namespaces.Listed(Set.of("a", "b"))));
        assertThat(configuration.knows("a")).isTrue();
        assertThat(configuration.knows("A")).isFalse();
    }

    @ParameterizedTest // permission.md §10
    @ValueSource(strings = {"{}", "{\"namespaces\": null}", "{\"namespaces\": []}"})
    void missingNullAndEmptyMeanNone(String document) {
        assertThat(parse(document)).isEqualTo(new PermissionConfiguration(5, new Namespaces.Listed(Set.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"namespaces\": {\"location\": \"base64://YQ==\"}}", "{\"namespaces\": \"base64://YQ==\"}"})
    void aModelIsRecognisedAndNotTakenForNoNamespaces(String document) {
        PermissionConfiguration configuration = parse(document);

        assertThat(configuration.namespaces()).isEqualTo(new Namespaces.Located("base64://YQ=="));
        assertThatThrownBy(() -> configuration.knows("a")).isInstanceOf(ProblemException.class);
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
                        new EvaluationLimits(1_000_000, 10_000, 100_000, Duration.ofSeconds(5), 100, 50_000, 10_000));
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
}
