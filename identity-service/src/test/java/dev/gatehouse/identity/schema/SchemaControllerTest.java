package dev.gatehouse.identity.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.identity.RunningService;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.testkit.TestResponse;
import org.junit.jupiter.api.Test;

class SchemaControllerTest {

    private final Tenant tenant = RunningService.project();

    @Test
    void aListHasEverySchemaInTheOrderOfTheConfiguration() {
        TestResponse list = get("/schemas").expect(200);

        assertThat(list.json().findValuesAsString("id")).containsExactly("person", "nick");
        assertThat(list.at("/0/schema/properties/traits/required/0").asString()).isEqualTo("email");
        assertThat(list.header("X-Total-Count")).contains("2");
        assertThat(list.header("Link").orElse("")).contains("rel=\"first\"").doesNotContain("next");
    }

    @Test
    void aListGivesABrowserTheAntiForgeryCookieAndASingleSchemaDoesNot() {
        assertThat(get("/schemas").headers("Set-Cookie"))
                .singleElement()
                .asString()
                .matches("csrf_token_[0-9a-f]{64}=.*")
                .contains("Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=31536000")
                .doesNotContain("Secure");
        assertThat(get("/schemas/person").headers("Set-Cookie")).isEmpty();
    }

    @Test
    void pagesAreCountedFromZeroAndLinkToOneAnother() {
        TestResponse first = get("/schemas?per_page=1&page=0").expect(200);
        TestResponse second = get("/schemas?per_page=1&page=1").expect(200);
        TestResponse beyond = get("/schemas?per_page=1&page=7").expect(200);

        assertThat(first.at("/0/id").asString()).isEqualTo("person");
        assertThat(first.header("Link").orElse(""))
                .contains("rel=\"next\"", "rel=\"last\"")
                .doesNotContain("prev");
        assertThat(second.at("/0/id").asString()).isEqualTo("nick");
        assertThat(second.header("Link").orElse(""))
                .contains("rel=\"first\"", "rel=\"prev\"")
                .doesNotContain("next");
        assertThat(beyond.text()).isEqualTo("[]");
    }

    @Test
    void nonsenseInPagingIsIgnored() {
        assertThat(get("/schemas?per_page=x").json().size()).isEqualTo(2);
        assertThat(get("/schemas?per_page=0").json().size()).isEqualTo(1);
    }

    @Test
    void aSchemaIsGivenByteForByteUnderItsIdAndUnderItsIdInBase64() {
        assertThat(get("/schemas/person").expect(200).text()).isEqualTo(RunningService.PERSON);
        assertThat(get("/schemas/cGVyc29u").expect(200).text()).isEqualTo(RunningService.PERSON);
        assertThat(get("/schemas/person").header("Content-Type")).contains("application/json");
    }

    @Test
    void anUnknownSchemaIsNotFound() {
        TestResponse answer = get("/schemas/nothere").expect(404);

        assertThat(answer.at("/error/reason").asString()).isEqualTo("Identity schema `nothere` could not be found.");
    }

    @Test
    void aSchemaThatCannotBeReadIsOurFailureAndTellsNoneOfItsInside() {
        Tenant broken = RunningService.project("""
                {"identity": {"schemas": [{"id": "broken", "url": "base64://bm8gSlNPTg=="}]}, "secrets": {"cookie": ["0123456789abcdef"]}}
                """);

        TestResponse answer =
                RunningService.site(broken).get("/schemas/broken").send().expect(500);

        assertThat(answer.text())
                .contains("The identity schema \\\"broken\\\" could not be read.")
                .doesNotContain("Exception");
    }

    @Test
    void everyPresetIsASchema() {
        Tenant presets = RunningService.project("""
                {"identity": {"schemas": [{"id": "preset://email", "url": "preset://email"}, {"id": "u", "url": "preset://username"},
                  {"id": "b", "url": "preset://basic"}, {"id": "n", "url": "preset://blank"}]},
                 "secrets": {"cookie": ["0123456789abcdef"]}}
                """);

        assertThat(RunningService.site(presets)
                        .get("/schemas")
                        .send()
                        .expect(200)
                        .json()
                        .size())
                .isEqualTo(4);
        assertThat(RunningService.site(presets)
                        .get("/schemas/cHJlc2V0Oi8vZW1haWw")
                        .send()
                        .expect(200)
                        .at("/properties/traits/required/0")
                        .asString())
                .isEqualTo("email");
    }

    @Test
    void nobodyMakesSchemasHere() {
        RunningService.site(tenant).post("/schemas").json("{}").send().expect(405);
    }

    @Test
    void aRequestPastTheGatewayIsRefused() {
        RunningService.stranger().get("/schemas").send().expect(401);
    }

    private TestResponse get(String path) {
        return RunningService.site(tenant).get(path).send();
    }
}
