package dev.gatehouse.permission.condition;

import static dev.gatehouse.permission.condition.Conditions.Holds.NO;
import static dev.gatehouse.permission.condition.Conditions.Holds.UNKNOWN;
import static dev.gatehouse.permission.condition.Conditions.Holds.YES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.condition.Conditions.Holds;
import dev.gatehouse.permission.tuple.TupleTerms;
import dev.gatehouse.platform.PlatformConfiguration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConditionsTest {

    private static final JsonMapper JSON = PlatformConfiguration.strictJson();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            bool            | p                                  | true                       | YES
            bool            | p                                  | false                      | NO
            bool            | p                                  | 'true'                     | UNKNOWN
            int             | p == 7                             | 7                          | YES
            int             | p == 7                             | 7.0                        | YES
            int             | p == 7                             | 7.5                        | UNKNOWN
            int             | p == 9223372036854775807           | '9223372036854775807'      | YES
            int             | p == 1                             | 9223372036854775808        | UNKNOWN
            int             | p == 1                             | 1e300                      | UNKNOWN
            uint            | p == 18446744073709551615u         | 18446744073709551615       | YES
            uint            | p == 1u                            | -1                         | UNKNOWN
            double          | p > 0.5                            | 1                          | YES
            double          | p > 0.5                            | '1'                        | UNKNOWN
            string          | p.startsWith('a')                  | 'ab'                       | YES
            string          | p == '7'                           | 7                          | UNKNOWN
            bytes           | p == b'hi'                         | 'aGk='                     | YES
            bytes           | p == b'hi'                         | '?'                        | UNKNOWN
            duration        | p == duration('90m')               | '1h30m'                    | YES
            duration        | p == duration('90m')               | '90'                       | UNKNOWN
            timestamp       | p < timestamp('2026-01-02T00:00:00Z') | '2026-01-01T23:00:00-02:00' | NO
            timestamp       | p.getFullYear() == 2026            | '2026-01-01T00:00:00Z'     | YES
            timestamp       | p.getFullYear() == 2026            | '2026-01-01'               | UNKNOWN
            ipaddress       | p.in_cidr('10.1.0.0/16')           | '10.1.255.3'               | YES
            ipaddress       | p.in_cidr('10.1.0.0/16')           | '10.2.0.1'                 | NO
            ipaddress       | p.in_cidr('10.1.0.0/16')           | '::ffff:10.1.0.1'          | YES
            ipaddress       | p.in_cidr('2001:db8::/32')         | '2001:db8:1::1'            | YES
            ipaddress       | p.in_cidr('2001:db8::/32')         | '10.1.0.1'                 | NO
            ipaddress       | p.in_cidr('10.1/16')               | '10.1.0.1'                 | UNKNOWN
            ipaddress       | p.in_cidr('10.1.0.0/16')           | '10.1'                     | UNKNOWN
            ipaddress       | p.in_cidr('10.1.0.0/16')           | '010.1.0.1'                | UNKNOWN
            list<int>       | p.exists(x, x > 2)                 | [1, 2, 3]                  | YES
            list<int>       | p.exists(x, x > 2)                 | [1, 'a', 3]                | UNKNOWN
            list<list<string>> | p[0][0] == 'a'                  | [['a']]                    | YES
            map<string>     | p.k == 'v'                         | {'k': 'v'}                 | YES
            map<string>     | p.other == 'v'                     | {'k': 'v'}                 | UNKNOWN
            map<string>     | has(p.other)                       | {'k': 'v'}                 | NO
            any             | p.a[1].b == 2.0                    | {'a': [0, {'b': 2}]}       | YES
            any             | p.a == null                        | {'a': null}                | YES
            any             | p == 0.25                          | 0.25                       | YES
            """)
    void aValueIsReadAsTheTypeOfItsParameter(String type, String expression, String json, Holds expected) {
        Conditions conditions = declared(expression, "p", type);

        assertThat(conditions.holds(condition("{}"), values("{'p': " + json + "}"), NOW))
                .isEqualTo(expected);
        assertThat(conditions.holds(condition(quoted("{'p': " + json + "}")), values("{}"), NOW))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "a || b, {'a': true}, YES",
        "b || a, {'a': true}, YES",
        "a || b, {'a': false}, UNKNOWN",
        "b && a, {'a': false}, NO",
        "a && b, {'a': true}, UNKNOWN",
        "!b, {}, UNKNOWN",
        "a ? a : b, {'a': true}, YES",
        "b ? true : true, {}, UNKNOWN",
        "1 / 0 == 1 || a, {'a': true}, YES",
        "1 / 0 == 1, {}, UNKNOWN",
    })
    void whatIsMissingOrFailsLeavesOpenOnlyWhatDependsOnIt(String expression, String given, Holds expected) {
        Conditions conditions = declared(expression, "a", "bool", "b", "bool");

        assertThat(conditions.holds(condition("{}"), values(given), NOW)).isEqualTo(expected);
    }

    @Test
    void aValueThatIsKeptWithTheTupleWins() {
        Conditions conditions = declared("limit > 10", "limit", "int");

        assertThat(conditions.holds(condition("{\"limit\": 5}"), values("{'limit': 20}"), NOW))
                .isEqualTo(NO);
        assertThat(conditions.holds(condition("{\"limit\": null}"), values("{'limit': 20}"), NOW))
                .isEqualTo(YES);
    }

    @Test
    void nowIsTheTimeOfTheRequestUnlessItIsGiven() {
        Conditions conditions = declared("now < timestamp('2026-06-01T00:00:00Z')", "now", "timestamp");

        assertThat(conditions.holds(condition(""), values("{}"), NOW)).isEqualTo(YES);
        assertThat(conditions.holds(condition(""), values("{'now': '2027-01-01T00:00:00Z'}"), NOW))
                .isEqualTo(NO);
        assertThat(conditions.holds(condition(""), values("{'now': 'soon'}"), NOW))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void aConditionThatNobodyDeclaredIsNotKnown() {
        TupleTerms.Condition other = new TupleTerms.Condition("other", "{}");

        assertThat(declared("true").holds(other, values("{}"), NOW)).isEqualTo(UNKNOWN);
        assertThat(declared("true").objection(other)).hasValue("there is no condition with the name \"other\"");
        assertThat(Conditions.NONE.objection(other)).isEqualTo(declared("true").objection(other));
    }

    @Test
    void whatCannotBeKeptWithATupleIsObjectedTo() {
        Conditions conditions = declared("p < 3 && s == ''", "p", "int", "s", "string");

        assertThat(conditions.objection(condition("{\"p\": 1}"))).isEmpty();
        assertThat(conditions.objection(condition("{}"))).isEmpty();
        assertThat(conditions.objection(condition("{\"p\": \"x\"}")))
                .hasValue("the parameter \"p\" of the condition \"c\" must be of the type int");
        assertThat(conditions.objection(condition("{\"q\": 1}")))
                .hasValue("the condition \"c\" has no parameter \"q\"");
        assertThat(conditions.objection(condition("[]")))
                .hasValue("the context of the condition \"c\" must be a JSON object");
    }

    /** Each of these would run for minutes, or fill the memory. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "l.all(a, l.all(b, l.all(c, l.all(d, true))))",
                "[s].map(x, x+x+x+x+x+x+x+x).map(x, x+x+x+x+x+x+x+x).map(x, x+x+x+x+x+x+x+x).map(x, x+x+x+x+x+x+x+x).size() == 1",
                "[l].map(x, x+x+x+x+x+x+x+x).map(x, x+x+x+x+x+x+x+x).map(x, x+x+x+x+x+x+x+x).map(x, x+x+x+x+x+x+x+x).size() == 1",
                "s.matches('(((((x{1,9}){1,9}){1,9}){1,9}){1,9}){1,9}y')"
            })
    void noExpressionCostsMoreThanItMay(String expression) {
        assertThat(evaluatedOnLargeValues(expression)).isEqualTo(UNKNOWN);
    }

    @Test
    void whatCostTooMuchIsNotMadeGoodByAnotherOperand() {
        String costly = "l.all(a, " + "a == a && ".repeat(50) + "true)";

        assertThat(evaluatedOnLargeValues(costly + " || true")).isEqualTo(UNKNOWN);
        assertThat(evaluatedOnLargeValues("true || " + costly)).isEqualTo(YES);
    }

    @Test
    void ordinaryListsAreSearchedWhole() {
        assertThat(evaluatedOnLargeValues("l.exists(x, x == 499)")).isEqualTo(YES);
    }

    private static Holds evaluatedOnLargeValues(String expression) {
        String numbers = IntStream.range(0, 500).mapToObj(Integer::toString).collect(Collectors.joining(","));
        return declared(expression, "l", "list<int>", "s", "string")
                .holds(condition("{}"), values("{'l': [" + numbers + "], 's': '" + "x".repeat(10_000) + "'}"), NOW);
    }

    private static Conditions declared(String expression, String... namesAndTypes) {
        JsonNode document = ConditionsDocuments.of("c", expression, namesAndTypes);
        assertThat(ConditionsDocument.faults(document)).isEmpty();
        return ConditionsDocument.read(document);
    }

    private static TupleTerms.Condition condition(String context) {
        return new TupleTerms.Condition("c", context);
    }

    private static Map<String, Object> values(String json) {
        return JsonValues.members(JSON.readTree(quoted(json)));
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }
}
