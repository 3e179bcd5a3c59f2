package dev.gatehouse.identity.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.identity.wire.JsonValue;
import dev.gatehouse.platform.GatehouseMode;
import dev.gatehouse.platform.PlatformConfiguration;
import dev.gatehouse.platform.outgoing.GuardedFetch;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class IdentitySchemaTest {

    private static final JsonMapper JSON = PlatformConfiguration.strictJson();
    private static final SchemaParser PARSER =
            new SchemaParser(JSON, new SchemaDocuments(new GuardedFetch(GatehouseMode.PRODUCTION)));

    @ParameterizedTest // identity.md §3.3
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"string\",\"minLength\":3} | \"é\" | length must be >= 3, but got 1",
                "{\"type\":\"string\",\"maxLength\":5} | \"ninechars\" | length must be <= 5, but got 9",
                "{\"minimum\":18} | 3 | must be >= 18 but found 3",
                "{\"maximum\":1} | 2.50 | must be <= 1 but found 2.5",
                "{\"exclusiveMinimum\":1} | 1 | must be > 1 but found 1",
                "{\"exclusiveMaximum\":1} | 1 | must be < 1 but found 1",
                "{\"type\":\"number\"} | \"x\" | expected number, but got string",
                "{\"type\":[\"string\",\"null\"]} | 7 | expected string or null, but got number",
                "{\"format\":\"email\"} | \"x\" | \"x\" is not valid \"email\"",
                "{\"format\":\"date\"} | \"2020-13-01\" | \"2020-13-01\" is not valid \"date\"",
                "{\"format\":\"uri\"} | \"no uri\" | \"no uri\" is not valid \"uri\"",
                "{\"format\":\"tel\"} | \"abc\" | \"abc\" is not valid \"tel\"",
                "{\"pattern\":\"^a\"} | \"b\" | does not match pattern \"^a\"",
                "{\"enum\":[\"a\",\"b\"]} | \"c\" | value must be one of \"a\", \"b\"",
                "{\"const\":true} | false | const failed",
                "{\"multipleOf\":2} | 5 | 5 not multipleOf 2",
                "{\"minItems\":1} | [] | minimum 1 items allowed, but found 0 items",
                "{\"maxItems\":1} | [1,2] | maximum 1 items allowed, but found 2 items",
                "{\"uniqueItems\":true} | [1,1] | items at index 0 and 1 are equal"
            })
    void aBrokenRuleIsSaidInTheWordsOfTheContract(String rule, String value, String text) {
        Assessment assessment = assess("{\"x\": " + rule + "}", "{\"x\": " + value + "}");

        assertThat(assessment.violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).isEqualTo(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "email | ann@people.test", "email | a.b+c@localhost", "email | ü@exämple.test", "tel | +49 30 123456",
                "hostname | db.internal.test", "date-time | 2020-01-01T00:00:00Z", "ipv4 | 10.0.0.1", "regex | ^a$"
            })
    void aGoodValueIsInItsFormat(String format, String value) {
        assertThat(assess("{\"x\": {\"format\": \"" + format + "\"}}", "{\"x\": \"" + value + "\"}")
                        .valid())
                .isTrue();
    }

    @Test // JSON Schema draft-06 §6.25
    void aNumberWithoutFractionIsAnInteger() {
        assertThat(assess("{\"x\": {\"type\": \"integer\"}}", "{\"x\": 30.0}").valid())
                .isTrue();
        assertThat(assess("{\"x\": {\"type\": \"integer\"}}", "{\"x\": 30.5}").valid())
                .isFalse();
    }

    @Test
    void severalFaultsAreToldTogether() {
        Assessment assessment = assess(
                "{\"a\": {\"minimum\": 3, \"multipleOf\": 2}, \"b\": {\"type\": \"string\"}}", "{\"a\": 1, \"b\": 2}");

        assertThat(assessment.reason()).isEqualTo("""
                I[#/traits] S[#/properties/traits] validation failed
                  I[#/traits/a] S[#/properties/traits/properties/a] validation failed
                    I[#/traits/a] S[#/properties/traits/properties/a/minimum] must be >= 3 but found 1
                    I[#/traits/a] S[#/properties/traits/properties/a/multipleOf] 1 not multipleOf 2
                  I[#/traits/b] S[#/properties/traits/properties/b/type] expected string, but got number""");
    }

    @Test
    void rolesAreFoundInsideArraysAndBehindReferences() {
        Assessment assessment = assess("""
                {"mails": {"type": "array", "items": {"$ref": "#/definitions/mail"}},
                 "number": {"type": "integer", "ory.sh/kratos": {"credentials": {"password": {"identifier": true}}}}}
                """, "{\"mails\": [\" One@people.test\", \"two@people.test\"], \"number\": 7}");

        assertThat(assessment.roles(TraitRole.Recovery.class))
                .containsExactly(
                        new TraitRole.Recovery("email", "one@people.test"),
                        new TraitRole.Recovery("email", "two@people.test"));
        assertThat(assessment.roles(TraitRole.PasswordIdentifier.class))
                .containsExactly(new TraitRole.PasswordIdentifier("7"));
    }

    @Test
    void anUnknownMemberOfTheKeywordIsNoSchema() {
        assertThatThrownBy(() -> parse("{\"x\": {\"ory.sh/kratos\": {\"surprise\": true}}}"))
                .isInstanceOf(UnreadableSchemaException.class);
    }

    @Test
    void whatHasNoTraitsIsNoSchema() {
        for (String text : new String[] {"", "[]", "{}", "{\"properties\": {\"traits\": 7}}"}) {
            assertThatThrownBy(() -> PARSER.parse(text.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(UnreadableSchemaException.class);
        }
    }

    @Test
    void aReferenceDoesNotReachIntoTheInstallation() {
        for (String target : new String[] {
            "http://example.test/x",
            "https://127.0.0.1:1/x",
            "https://[::1]:1/x",
            "https://10.0.0.1/x",
            "file:///etc/passwd",
            "classpath:/db/x"
        }) {
            assertThatThrownBy(() -> assess("{\"x\": {\"$ref\": \"" + target + "\"}}", "{\"x\": 1}"))
                    .as(target)
                    .isInstanceOf(RuntimeException.class);
        }
    }

    private static Assessment assess(String properties, String traits) {
        return parse(properties).assess(new JsonValue(JSON.readTree(traits)));
    }

    private static IdentitySchema parse(String properties) {
        String schema = """
                {"$schema": "http://json-schema.org/draft-07/schema#",
                 "definitions": {"mail": {"type": "string", "ory.sh/kratos": {"recovery": {"via": "email"}}}},
                 "properties": {"traits": {"type": "object", "properties": %s}}}
                """.formatted(properties);
        return PARSER.parse(schema.getBytes(StandardCharsets.UTF_8));
    }
}
