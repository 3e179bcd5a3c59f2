package dev.gatehouse.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.identity.RunningService;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.testkit.TestRequest;
import dev.gatehouse.testkit.TestResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class WhoamiControllerTest {

    private static final String WHOAMI = "/sessions/whoami";

    private final Tenant tenant = RunningService.project();
    private UUID owner = UUID.randomUUID();
    private String token = "";

    @BeforeEach
    void session() {
        owner = RunningService.person(tenant, "ann@people.test", "Copper-41-violin");
        String flow = RunningService.site(tenant)
                .get("/self-service/login/api")
                .send()
                .at("/id")
                .asString();
        token = RunningService.site(tenant)
                .post("/self-service/login?flow=" + flow)
                .json(
                        "{\"method\": \"password\", \"identifier\": \"ann@people.test\", \"password\": \"Copper-41-violin\"}")
                .send()
                .expect(200)
                .at("/session_token")
                .asString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "PATCH"})
    void whoHoldsTheTokenIsItsOwnerWhateverTheMethod(String method) {
        TestResponse answer = RunningService.site(tenant)
                .request(method, WHOAMI)
                .header("X-Session-Token", token)
                .send()
                .expect(200);

        assertThat(answer.at("/identity/id").asString()).isEqualTo(owner.toString());
        assertThat(answer.at("/identity/verifiable_addresses/0/value").asString())
                .isEqualTo("ann@people.test");
        assertThat(answer.at("/identity/recovery_addresses/0/value").asString()).isEqualTo("ann@people.test");
        assertThat(answer.at("/identity/metadata_public").isNull()).isTrue();
        assertThat(answer.json().at("/identity").has("metadata_admin")).isFalse();
        assertThat(answer.header("X-Kratos-Authenticated-Identity-Id")).contains(owner.toString());
        assertThat(answer.header("Cache-Control")).contains("private, no-cache, no-store, must-revalidate");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void aBearerTokenWillDoInAnyLetterCase() {
        whoami().header("Authorization", "Bearer " + token).send().expect(200);
        whoami().header("Authorization", "bearer " + token).send().expect(200);
    }

    @Test
    void aTokenInTheHeaderIsFinalAndAnEmptyOneIsNone() {
        whoami().header("X-Session-Token", "wrong").bearer(token).send().expect(401);
        whoami().header("X-Session-Token", "").bearer(token).send().expect(200);
    }

    @Test
    void aCookieThatMeansNothingIsNone() {
        whoami().cookie("ory_session_test", "MTY2").send().expect(401);
        whoami().cookie("ory_session_test", "MTY2").bearer(token).send().expect(200);
    }

    @Test
    void withoutASessionTheAnswerHasNoIdOfAnError() {
        for (TestRequest request :
                List.of(whoami(), whoami().bearer("unknown"), whoami().header("X-Session-Token", token + "x"))) {
            TestResponse refused = request.send().expect(401);
            assertThat(refused.at("/error").has("id")).isFalse();
            assertThat(refused.at("/error/reason").asString()).isEqualTo("No valid session cookie found.");
            assertThat(refused.at("/error/message").asString()).isEqualTo("The request could not be authorized");
        }
    }

    @Test
    void theSessionOfOneProjectIsNoneOfAnother() {
        RunningService.site(RunningService.project())
                .get(WHOAMI)
                .header("X-Session-Token", token)
                .send()
                .expect(401);
    }

    @Test
    void itTakesOneStatementAndNoTransaction() {
        List<String> statements = RunningService.statements()
                .during(() -> whoami().header("X-Session-Token", token).send().expect(200));

        assertThat(statements).singleElement().asString().contains("identity.sessions");
    }

    @Test
    void anInactiveIdentityHasNoSession() {
        RunningService.part(JdbcClient.class)
                .sql("UPDATE identity.identities SET state = 'inactive' WHERE project_id = ? AND id = ?")
                .params(tenant.project().value(), owner)
                .update();

        whoami().header("X-Session-Token", token).send().expect(401);
    }

    @Test
    void onlyADigestOfTheTokenIsStored() {
        String stored = RunningService.part(JdbcClient.class)
                .sql("SELECT row_to_json(s)::text FROM identity.sessions s WHERE project_id = ?")
                .param(tenant.project().value())
                .query(String.class)
                .single();

        assertThat(stored).doesNotContain(token);
    }

    @Test
    void aSessionBelowWhatItsOwnerCanReachIsSentToTheSecondFactor() {
        RunningService.part(JdbcClient.class)
                .sql("UPDATE identity.identities SET available_aal = 'aal2' WHERE project_id = ? AND id = ?")
                .params(tenant.project().value(), owner)
                .update();
        Tenant strict = RunningService.changed(
                tenant,
                RunningService.configuration("1h")
                        .replace("\"required_aal\": \"aal1\"", "\"required_aal\": \"highest_available\""));

        TestResponse refused = RunningService.site(strict)
                .get(WHOAMI)
                .header("X-Session-Token", token)
                .send()
                .expect(403);

        assertThat(refused.at("/error/id").asString()).isEqualTo("session_aal2_required");
        assertThat(refused.at("/redirect_browser_to").asString())
                .isEqualTo(tenant.origin() + "/self-service/login/browser?aal=aal2");
        assertThat(refused.at("/error/details/redirect_browser_to")).isEqualTo(refused.at("/redirect_browser_to"));
        whoami().header("X-Session-Token", token).send().expect(200);
    }

    private TestRequest whoami() {
        return RunningService.site(tenant).get(WHOAMI);
    }
}
