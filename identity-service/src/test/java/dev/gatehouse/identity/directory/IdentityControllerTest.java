package dev.gatehouse.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.identity.RunningService;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.testkit.TestResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class IdentityControllerTest {

    private final Tenant tenant = RunningService.project();

    @Test
    void anIdentityGetsItsIdentifiersAndAddressesFromItsTraits() {
        TestResponse made = create("""
                {"schema_id": "person", "traits": {"email": " Ann@People.test", "age": 30.0}}
                """.replace(" Ann", "Ann")).expect(201);

        assertThat(made.at("/traits/email").asString()).isEqualTo("Ann@People.test");
        assertThat(made.text()).contains("\"age\":30.0");
        assertThat(made.at("/credentials/password/identifiers/0").asString()).isEqualTo("ann@people.test");
        assertThat(made.at("/credentials/password").has("config")).isFalse();
        assertThat(made.at("/credentials/webauthn/identifiers/0").asString()).isEqualTo("ann@people.test");
        assertThat(made.at("/verifiable_addresses/0/value").asString()).isEqualTo("ann@people.test");
        assertThat(made.at("/verifiable_addresses/0/status").asString()).isEqualTo("pending");
        assertThat(made.at("/verifiable_addresses/0").has("verified_at")).isFalse();
        assertThat(made.at("/recovery_addresses/0/via").asString()).isEqualTo("email");
        assertThat(made.at("/state").asString()).isEqualTo("active");
        assertThat(made.at("/metadata_public").isNull()).isTrue();
        assertThat(made.json().has("metadata_admin")).isFalse();
        assertThat(made.at("/schema_url").asString()).isEqualTo(tenant.origin() + "/schemas/cGVyc29u");
        assertThat(made.header("Location"))
                .contains(tenant.origin() + "/identities/" + made.at("/id").asString());
    }

    @Test
    void whatIsReadIsWhatWasMade() {
        TestResponse made = create("""
                {"schema_id": "person", "state": "inactive", "metadata_public": {"plan": "gold", "n": [1, 2.50, null]},
                 "metadata_admin": {"note": "x"}, "traits": {"email": "full@people.test", "name": {"first": "Ann", "last": "Oak"}}}
                """).expect(201);

        TestResponse read = get(made.at("/id").asString()).expect(200);

        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.text()).contains("\"n\":[1,2.50,null]");
    }

    @Test
    void metadataForAdministratorsIsNullWhenReadAndUnset() {
        TestResponse read = get(person("null@people.test")).expect(200);

        assertThat(read.json().has("metadata_admin")).isTrue();
        assertThat(read.at("/metadata_admin").isNull()).isTrue();
    }

    @Test
    void noSchemaMeansTheDefaultOne() {
        TestResponse made = create("{\"schema_id\": \"\", \"traits\": {\"email\": \"default@people.test\"}}")
                .expect(201);

        assertThat(made.at("/schema_id").asString()).isEqualTo("person");
    }

    @Test
    void anAddressWithoutAFormatMustStillBeOne() {
        TestResponse refused = create(
                        "{\"schema_id\": \"nick\", \"traits\": {\"nick\": \"a\", \"mail\": \"nonsense\"}}")
                .expect(400);

        assertThat(reason(refused)).endsWith("\"nonsense\" is not valid \"email\"");
    }

    @Test
    void traitsThatBreakTheSchemaAreRefusedInItsWords() {
        assertThat(refusal("{\"email\": \"a@b.test\", \"age\": 1}"))
                .isEqualTo("I[#/traits/age] S[#/properties/traits/properties/age/minimum] must be >= 3 but found 1");
        assertThat(refusal("{}"))
                .isEqualTo("I[#/traits] S[#/properties/traits/required] missing properties: \"email\"");
        assertThat(refusal("{\"email\": \"a@b.test\", \"shoe\": 41}"))
                .isEqualTo(
                        "I[#/traits] S[#/properties/traits/additionalProperties] additionalProperties \"shoe\" not allowed");
        assertThat(refusal("{\"email\": \"a@b.test\", \"age\": \"30\"}"))
                .isEqualTo(
                        "I[#/traits/age] S[#/properties/traits/properties/age/type] expected integer, but got string");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schema_id\":",
                "",
                "[]",
                "{\"schema_id\": \"person\"}",
                "{\"schema_id\": \"nothere\", \"traits\": {}}",
                "{\"schema_id\": 7, \"traits\": {\"email\": \"x@bad.test\"}}",
                "{\"schema_id\": \"person\", \"traits\": []}",
                "{\"schema_id\": \"person\", \"traits\": {\"email\": \"x@bad.test\"}, \"colour\": \"red\"}",
                "{\"schema_id\": \"person\", \"traits\": {\"email\": \"x@bad.test\"}, \"state\": \"asleep\"}",
                "{\"schema_id\": \"person\", \"traits\": {\"email\": \"x@bad.test\"}, \"credentials\": {\"password\": {\"config\": {}}}}",
                "{\"schema_id\": \"person\", \"traits\": {\"email\": \"x@bad.test\"}, \"credentials\": {\"password\": {\"config\": {\"hashed_password\": \"$nothere$abc\"}}}}",
                "{\"schema_id\": \"person\", \"traits\": {\"email\": \"x@bad.test\"}, \"metadata_public\": \"\\u0000\"}",
                "{\"schema_id\": \"person\", \"traits\": {\"email\": \"x@bad.test\"}, \"metadata_public\": 1e99999}",
                "{\"schema_id\": \"person\", \"traits\": {\"email\": \"x@bad.test\", \"age\": 1e19}}",
                "{\"schema_id\": \"person\", \"traits\": {\"email\": \"x@bad.test\"}, \"verifiable_addresses\": [null]}",
                "{\"schema_id\": \"person\", \"traits\": {\"email\": \"x@bad.test\"}, \"recovery_addresses\": [null]}",
                "{\"schema_id\": \"person\", \"traits\": {\"email\": \"x@bad.test\"}, \"credentials\": {\"oidc\": {\"config\": {\"providers\": [null]}}}}",
                "{\"schema_id\": \"person\", \"traits\": {\"email\": \"x@bad.test\"}, \"verifiable_addresses\": [{\"value\": \"x@bad.test\", \"via\": \"email\", \"verified_at\": 1000000000000000000000}]}",
                "{\"schema_id\": \"person\", \"traits\": {\"email\": \"x@bad.test\"}, \"verifiable_addresses\": [{\"value\": \"x@bad.test\", \"via\": \"email\", \"verified_at\": \"+294277-01-01T00:00:00Z\"}]}",
                "{\"schema_id\": \"person\", \"traits\": {\"email\": \"x@bad.test\"}, \"traits\": {\"email\": \"y@bad.test\"}}"
            })
    void aBodyThatCannotBeTakenIsRefusedAndLeavesNothing(String body) {
        TestResponse refused = create(body).expect(400);

        assertThat(refused.at("/error/code").asInt()).isEqualTo(400);
        create("{\"schema_id\": \"person\", \"traits\": {\"email\": \"x@bad.test\"}}")
                .expect(201);
    }

    @Test
    void anIdentifierBelongsToOneIdentityWhateverItsLetterCase() {
        person("taken@people.test");

        TestResponse refused = create("{\"schema_id\": \"person\", \"traits\": {\"email\": \"TAKEN@people.test\"}}")
                .expect(409);

        assertThat(refused.at("/error/message").asString())
                .isEqualTo("Unable to insert or update resource because a resource with that value exists already");
    }

    @Test
    void whatOneProjectHasAnotherDoesNot() {
        Tenant other = RunningService.project();
        UUID ours = RunningService.person(tenant, "both@people.test", "one-password");
        UUID theirs = RunningService.person(other, "both@people.test", "another-password");

        get(theirs.toString()).expect(404);
        RunningService.admin(other).get("/admin/identities/" + ours).send().expect(404);
        assertThat(RunningService.admin(other)
                        .get("/admin/identities")
                        .send()
                        .json()
                        .findValuesAsString("id"))
                .contains(theirs.toString())
                .doesNotContain(ours.toString());
    }

    @Test
    void aKnownAddressStaysVerifiedAndAForeignOneIsDropped() {
        TestResponse made = create("""
                {"schema_id": "person", "traits": {"email": "known@people.test"}, "verifiable_addresses": [
                  {"value": "Known@people.test", "via": "email", "verified": true, "status": "completed"},
                  {"value": "foreign@people.test", "via": "email", "verified": true, "status": "completed"}]}
                """).expect(201);

        assertThat(made.at("/verifiable_addresses").size()).isEqualTo(1);
        assertThat(made.at("/verifiable_addresses/0/verified").asBoolean()).isTrue();
        assertThat(made.at("/verifiable_addresses/0/status").asString()).isEqualTo("completed");
    }

    @Test
    void connectionsToProvidersAreShownOnlyWhenAskedFor() {
        String id = create("""
                {"schema_id": "person", "traits": {"email": "oidc@people.test"},
                 "credentials": {"oidc": {"config": {"providers": [{"provider": "upstream", "subject": "Sub"}]}}}}
                """).expect(201).at("/id").asString();

        JsonNode plain = get(id).at("/credentials/oidc");
        JsonNode open = get(id + "?include_credential=oidc").at("/credentials/oidc");

        assertThat(plain.at("/identifiers/0").asString()).isEqualTo("upstream:Sub");
        assertThat(plain.has("config")).isFalse();
        assertThat(open.at("/config/providers/0/subject").asString()).isEqualTo("Sub");
        assertThat(reason(get(id + "?include_credential=password").expect(400)))
                .isEqualTo("Invalid value `password` for parameter `include_credential`.");
    }

    @Test
    void anUnknownIdAndOneThatIsNoneAreNotFound() {
        assertThat(get(UUID.randomUUID().toString())
                        .expect(404)
                        .at("/error/message")
                        .asString())
                .isEqualTo("Unable to locate the resource");
        get("nonsense").expect(404);
    }

    @Test
    void aListShowsEverybodyOnceWithoutCredentials() {
        for (int i = 0; i < 3; i++) {
            person("list" + i + "@people.test");
        }

        TestResponse all = list("").expect(200);
        TestResponse first = list("?page=1&per_page=1");
        TestResponse same = list("?page=0&per_page=1");

        assertThat(all.json().size()).isEqualTo(3);
        assertThat(all.header("X-Total-Count")).contains("3");
        assertThat(all.json().findValuesAsString("value")).hasSize(6);
        assertThat(all.text()).doesNotContain("credentials").doesNotContain("metadata_admin");
        assertThat(first.at("/0/id")).isEqualTo(same.at("/0/id"));
        assertThat(first.header("Link").orElse("")).contains("first", "prev", "next", "last");
        assertThat(list("?page=9&per_page=100").text()).isEqualTo("[]");
        assertThat(list("?per_page=x").json().size()).isEqualTo(3);
        assertThat(list("?page=2&per_page=2").json().size()).isEqualTo(1);
    }

    @Test
    void anIdentityOfARemovedSchemaCannotBeShown() {
        String id = person("removed@people.test");
        Tenant without = RunningService.changed(tenant, """
                {"identity": {"schemas": [{"id": "other", "url": "preset://email"}]}, "secrets": {"cookie": ["0123456789abcdef"]}}
                """);

        TestResponse refused = RunningService.admin(without)
                .get("/admin/identities/" + id)
                .send()
                .expect(500);

        assertThat(reason(refused))
                .isEqualTo("The JSON Schema \"person\" for this identity's traits could not be found.");
    }

    @Test
    void makingAnIdentityIsTold() {
        String id = person("event@people.test");

        assertThat(RunningService.part(JdbcClient.class)
                        .sql("SELECT type FROM identity.events WHERE project_id = ? AND payload ->> 'id' = ?")
                        .params(tenant.project().value(), id)
                        .query(String.class)
                        .list())
                .containsExactly("identity.created");
    }

    private String person(String email) {
        return RunningService.person(tenant, email, "a-good-password").toString();
    }

    private String refusal(String traits) {
        return reason(create("{\"schema_id\": \"person\", \"traits\": " + traits + "}")
                .expect(400));
    }

    private static String reason(TestResponse response) {
        return response.at("/error/reason").asString();
    }

    private TestResponse create(String body) {
        return RunningService.admin(tenant).post("/admin/identities").json(body).send();
    }

    private TestResponse get(String id) {
        return RunningService.admin(tenant).get("/admin/identities/" + id).send();
    }

    private TestResponse list(String query) {
        return RunningService.admin(tenant).get("/admin/identities" + query).send();
    }
}
