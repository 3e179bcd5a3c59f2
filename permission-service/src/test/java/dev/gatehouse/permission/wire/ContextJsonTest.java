package dev.gatehouse.permission.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.platform.PlatformConfiguration;
import dev.gatehouse.platform.problem.ProblemCode;
import dev.gatehouse.platform.problem.ProblemException;
import dev.gatehouse.platform.web.QueryParameters;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;

class ContextJsonTest {

    @Test
    void aParameterAndAMemberAreReadAlike() {
        String context = """
                {"ip": "10.0.0.1", "small": 7, "large": 18446744073709551615, "part": 0.25, "on": true,
                 "list": ["a", null], "map": {"k": {"deep": 1}}}
                """;
        Map<String, Object> expected = Map.of(
                "ip",
                "10.0.0.1",
                "small",
                7L,
                "large",
                new BigInteger("18446744073709551615"),
                "part",
                new BigDecimal("0.25"),
                "on",
                true,
                "list",
                Arrays.asList("a", null),
                "map",
                Map.of("k", Map.of("deep", 1L)));

        assertThat(ContextJson.read(json(context))).isEqualTo(expected);
        assertThat(ContextJson.read(parameter(context))).isEqualTo(expected);
    }

    @Test
    void whatIsNotGivenGivesNoValues() {
        assertThat(ContextJson.read((JsonNode) null)).isEmpty();
        assertThat(ContextJson.read(json("null"))).isEmpty();
        assertThat(ContextJson.read(json("{\"a\": null}"))).isEmpty();
        assertThat(ContextJson.read(query("namespace=files"))).isEmpty();
    }

    @Test
    void whatIsNoObjectIsRefused() {
        for (String other : List.of("[]", "1", "\"text\"", "true")) {
            assertRefused(() -> ContextJson.read(json(other)), "context must be a JSON object");
            assertRefused(() -> ContextJson.read(parameter(other)), "context must be a JSON object");
        }
        assertRefused(() -> ContextJson.read(parameter("null")), "context must be a JSON object");
        for (String broken : List.of("", "{", "{} {}", "{\"a\": 1, \"a\": 2}")) {
            assertRefused(() -> ContextJson.read(parameter(broken)), "context must be a JSON object");
        }
    }

    @Test
    void aLongContextIsRefused() {
        String fitting = "{\"a\":\"" + "x".repeat(16_384 - 8) + "\"}";
        String longer = "{\"a\":\"" + "x".repeat(16_384 - 7) + "\"}";

        assertThat(ContextJson.read(json(fitting))).hasSize(1);
        assertThat(ContextJson.read(parameter(fitting))).hasSize(1);
        assertRefused(() -> ContextJson.read(json(longer)), "context must not be longer than 16384 characters");
        assertRefused(() -> ContextJson.read(parameter(longer)), "context must not be longer than 16384 characters");
    }

    private static void assertRefused(ThrowingCallable read, String message) {
        assertThatThrownBy(read).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo(ProblemCode.BAD_REQUEST);
            assertThat(refused.problem().message()).startsWith(message);
        });
    }

    private static JsonNode json(String text) {
        return PlatformConfiguration.strictJson().readTree(text);
    }

    private static QueryParameters parameter(String context) {
        return query("context=" + URLEncoder.encode(context, StandardCharsets.UTF_8));
    }

    private static QueryParameters query(String query) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setQueryString(query);
        return QueryParameters.of(request);
    }
}
