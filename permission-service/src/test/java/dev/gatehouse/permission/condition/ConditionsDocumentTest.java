package dev.gatehouse.permission.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.condition.ConditionsDocument.Fault;
import dev.gatehouse.permission.tuple.TupleTerms;
import dev.gatehouse.platform.PlatformConfiguration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ConditionsDocumentTest {

    @Test
    void noConditionsAreFine() {
        assertThat(ConditionsDocument.faults(null)).isEmpty();
        assertThat(ConditionsDocument.faults(json("null"))).isEmpty();
        assertThat(ConditionsDocument.faults(json("{}"))).isEmpty();
        assertThat(ConditionsDocument.read(null)).isSameAs(Conditions.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a &&                 | line 1, column 5
            a == 1               | line 1, column 3: found no matching overload for '_==_'
            a + 1                | column 3: found no matching overload
            missing              | line 1, column 1: undeclared reference to 'missing'
            1 + 1                | expected type 'bool' but found 'int'
            a.exists(x, x)       | cannot be range of a comprehension
            """)
    void anExpressionThatDoesNotCompileIsToldWithItsPlace(String expression, String message) {
        assertThat(ConditionsDocument.faults(ConditionsDocuments.of("c", expression, "a", "bool")))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.pointer()).isEqualTo("/c/expression");
                    assertThat(fault.message()).contains(message);
                });
    }

    @Test
    void placesInLaterLinesAreCountedFromOne() {
        assertThat(ConditionsDocument.faults(ConditionsDocuments.of("c", "a &&\n  missing", "a", "bool")))
                .containsExactly(new Fault("/c/expression", "line 2, column 3: undeclared reference to 'missing'"));
    }

    @Test
    void everyFaultIsTold() {
        JsonNode document = json("""
                {"1st": {"expression": "true"},
                 "a/b": {"expression": "true"},
                 "empty": {"expression": " "},
                 "none": {},
                 "text": "true",
                 "types": {"expression": "true", "parameters": {"a": "integer", "b": "list<>", "c": 1, "d": "map<int>"}},
                 "names": {"expression": "true", "parameters": {"a-b": "int", "while": "int", "now": "string"}},
                 "list": {"expression": "true", "parameters": []}}
                """);

        assertThat(ConditionsDocument.faults(document))
                .extracting(Fault::pointer)
                .containsExactly(
                        "/1st",
                        "/a~1b",
                        "/empty/expression",
                        "/none/expression",
                        "/text/expression",
                        "/types/parameters/a",
                        "/types/parameters/b",
                        "/types/parameters/c",
                        "/names/parameters/a-b",
                        "/names/parameters/while",
                        "/names/parameters/now",
                        "/list/parameters");
    }

    @Test
    void whatIsTooLargeIsAFault() {
        ObjectNode many = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < 101; i++) {
            many.putObject("c" + i).put("expression", "true");
        }
        String deep = "(".repeat(100) + "true" + ")".repeat(100);
        String nested = "list<list<list<list<int>>>>";

        assertThat(ConditionsDocument.faults(many)).extracting(Fault::pointer).containsExactly("");
        assertThat(ConditionsDocument.faults(json("[]")))
                .extracting(Fault::pointer)
                .containsExactly("");
        assertThat(ConditionsDocument.faults(ConditionsDocuments.of("c", "true || ".repeat(300) + "true")))
                .hasSize(1);
        assertThat(ConditionsDocument.faults(ConditionsDocuments.of("c", deep))).hasSize(1);
        assertThat(ConditionsDocument.faults(ConditionsDocuments.of("c", "true", "p", nested)))
                .hasSize(1);
    }

    @Test
    void oneFaultyConditionDoesNotDisableTheOthers() {
        ObjectNode document = ConditionsDocuments.of("good", "true");
        document.putObject("bad").put("expression", "missing");

        Conditions conditions = ConditionsDocument.read(document);

        assertThat(conditions.holds(new TupleTerms.Condition("good", "{}"), Map.of(), Instant.EPOCH))
                .isEqualTo(Conditions.Holds.YES);
        assertThat(conditions.holds(new TupleTerms.Condition("bad", "{}"), Map.of(), Instant.EPOCH))
                .isEqualTo(Conditions.Holds.UNKNOWN);
    }

    private static JsonNode json(String text) {
        return PlatformConfiguration.strictJson().readTree(text);
    }
}
