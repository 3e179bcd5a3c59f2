package dev.gatehouse.identity.login;

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
import tools.jackson.databind.JsonNode;

class LoginByApplicationTest {

    private static final String LOGIN = "/self-service/login";
    private static final String PASSWORD = "Copper-41-violin";

    private final Tenant tenant = RunningService.project();
    private UUID ann = UUID.randomUUID();

    @BeforeEach
    void ann() {
        ann = RunningService.person(tenant, "ann@people.test", PASSWORD);
    }

    @Test
    void aFlowAsksForIdentifierAndPassword() {
        TestResponse flow = start("").expect(200);

        assertThat(names(flow)).containsExactly("csrf_token", "identifier", "password", "method");
        assertThat(node(flow, "csrf_token").at("/attributes/value").asString()).isEmpty();
        assertThat(node(flow, "password").at("/attributes/autocomplete").asString())
                .isEqualTo("current-password");
        assertThat(node(flow, "identifier").at("/meta/label/id").asInt()).isEqualTo(1070004);
        assertThat(flow.at("/type").asString()).isEqualTo("api");
        assertThat(flow.at("/ui/method").asString()).isEqualTo("POST");
        assertThat(flow.at("/ui/action").asString())
                .isEqualTo(tenant.origin() + LOGIN + "?flow=" + flow.at("/id").asString());
        assertThat(flow.at("/ui").has("messages")).isFalse();
        assertThat(flow.at("/requested_aal").asString()).isEqualTo("aal1");
        assertThat(flow.at("/request_url").asString()).isEqualTo(tenant.origin() + LOGIN + "/api");
        assertThat(flow.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void theRightPasswordOpensASessionForItsOwner() {
        TestResponse answer = signIn("ann@people.test", PASSWORD).expect(200);

        assertThat(answer.at("/session_token").asString()).matches("[A-Za-z0-9]{32}");
        assertThat(answer.at("/session/active").asBoolean()).isTrue();
        assertThat(answer.at("/session/identity/id").asString()).isEqualTo(ann.toString());
        assertThat(answer.at("/session/identity").has("credentials")).isFalse();
        assertThat(answer.at("/session/identity").has("metadata_admin")).isFalse();
        assertThat(answer.at("/session/authentication_methods/0/method").asString())
                .isEqualTo("password");
        assertThat(answer.at("/session/authenticator_assurance_level").asString())
                .isEqualTo("aal1");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void neitherLetterCaseNorSpacesAroundAnIdentifierMatter() {
        signIn("  ANN@people.test ", PASSWORD).expect(200);
    }

    @Test
    void theOlderNameOfTheIdentifierIsTaken() {
        submit(id(start("")), """
                {"method": "password", "password_identifier": "ann@people.test", "password": "%s"}
                """.formatted(PASSWORD)).send().expect(200);
    }

    @Test
    void aWrongPasswordAndAnUnknownIdentifierLookAlike() {
        TestResponse wrong = signIn("ann@people.test", "another").expect(400);
        TestResponse unknown = signIn("nobody@people.test", PASSWORD).expect(400);

        assertThat(messages(wrong)).containsExactly(4000006);
        assertThat(messages(unknown)).containsExactly(4000006);
        assertThat(node(wrong, "identifier").at("/attributes/value").asString()).isEqualTo("ann@people.test");
        assertThat(wrong.text()).doesNotContain("another");
        assertThat(node(unknown, "password").at("/messages").size()).isZero();
    }

    @Test
    void whatIsMissingIsSaidAtItsField() {
        TestResponse neither =
                submit(id(start("")), "{\"method\": \"password\"}").send().expect(400);
        TestResponse empty = signIn("ann@people.test", "").expect(400);
        TestResponse number = submit(
                        id(start("")), "{\"method\": \"password\", \"identifier\": 7, \"password\": \"x\"}")
                .send()
                .expect(400);

        assertThat(node(neither, "identifier").at("/messages/0/id").asInt()).isEqualTo(4000002);
        assertThat(node(neither, "password").at("/messages/0/text").asString())
                .isEqualTo("Property password is missing.");
        assertThat(messages(neither)).isEmpty();
        assertThat(node(empty, "password").at("/messages/0/id").asInt()).isEqualTo(4000002);
        assertThat(node(number, "identifier").at("/messages/0/text").asString())
                .isEqualTo("expected string, but got number");
    }

    @Test
    void messagesOfOneAttemptAreGoneAtTheNext() {
        String flow = id(start(""));
        submit(flow, "{\"method\": \"password\"}").send().expect(400);

        TestResponse second = submit(flow, """
                {"method": "password", "identifier": "ann@people.test", "password": "wrong"}
                """).send().expect(400);

        assertThat(messages(second)).containsExactly(4000006);
        assertThat(node(second, "password").at("/messages").size()).isZero();
    }

    @Test
    void aMethodThatIsMissingOrUnknownIsNotGuessed() {
        String flow = id(start(""));

        assertThat(messages(submit(flow, "{\"identifier\": \"ann@people.test\", \"password\": \"x\"}")
                        .send()
                        .expect(400)))
                .containsExactly(4010002);
        assertThat(messages(submit(flow, "{\"method\": \"nothere\"}").send().expect(400)))
                .containsExactly(4010002);
    }

    @Test
    void aBodyThatCannotBeReadIsSaidInTheFlow() {
        String flow = id(start(""));

        for (String body : List.of("", "[]", "{\"method\":")) {
            assertThat(messages(submit(flow, body).send().expect(400))).containsExactly(4000001);
        }
        TestResponse text = RunningService.site(tenant)
                .post(LOGIN + "?flow=" + flow)
                .body("text/plain", "method=password")
                .send()
                .expect(400);
        assertThat(messages(text)).containsExactly(4000001);
    }

    @Test
    void aBrowserCannotBeMadeToUseTheFlowOfAnApplication() {
        String flow = id(start(""));
        String body =
                "{\"method\": \"password\", \"identifier\": \"ann@people.test\", \"password\": \"" + PASSWORD + "\"}";

        assertThat(messages(submit(flow, body)
                        .header("Origin", "https://app.test")
                        .send()
                        .expect(400)))
                .containsExactly(4000001);
        assertThat(messages(submit(flow, body).header("Cookie", "a=b").send().expect(400)))
                .containsExactly(4000001);
        submit(flow, body).header("Cookie", "__cf_bm=x").send().expect(200);
    }

    @Test
    void anInactiveIdentityIsToldSoWithTheRightPasswordOnly() {
        RunningService.admin(tenant)
                .post("/admin/identities")
                .json("""
                {"schema_id": "person", "state": "inactive", "traits": {"email": "eve@people.test"},
                 "credentials": {"password": {"config": {"password": "%s"}}}}
                """.formatted(PASSWORD))
                .send()
                .expect(201);

        TestResponse right = signIn("eve@people.test", PASSWORD).expect(401);

        assertThat(right.at("/error/message").asString()).isEqualTo("identity is disabled");
        assertThat(right.at("/error/reason").asString()).isEqualTo("This account was disabled.");
        assertThat(messages(signIn("eve@people.test", "wrong").expect(400))).containsExactly(4000006);
    }

    @Test
    void somebodyWhoIsSignedInIsToldSo() {
        String token = signIn("ann@people.test", PASSWORD).at("/session_token").asString();
        String flow = id(start(""));

        TestResponse again = RunningService.site(tenant)
                .get(LOGIN + "/api")
                .header("X-Session-Token", token)
                .send()
                .expect(400);
        TestResponse submitted =
                submit(flow, "{}").header("X-Session-Token", token).send().expect(400);

        assertThat(again.at("/error/id").asString()).isEqualTo("session_already_available");
        assertThat(again.at("/error/message").asString()).isEqualTo("you are already logged in");
        assertThat(messages(submitted)).containsExactly(4000001);
    }

    @Test
    void aRefreshAddsAProofToTheSameSession() {
        TestResponse first = signIn("ann@people.test", PASSWORD);
        String token = first.at("/session_token").asString();

        TestResponse form = RunningService.site(tenant)
                .get(LOGIN + "/api?refresh=true")
                .header("X-Session-Token", token)
                .send()
                .expect(200);
        TestResponse second = submit(id(form), """
                {"method": "password", "identifier": "ann@people.test", "password": "%s"}
                """.formatted(PASSWORD))
                .header("X-Session-Token", token)
                .send()
                .expect(200);

        assertThat(messages(form)).containsExactly(1010003);
        assertThat(node(form, "identifier").at("/attributes/type").asString()).isEqualTo("hidden");
        assertThat(node(form, "identifier").at("/attributes/value").asString()).isEqualTo("ann@people.test");
        assertThat(second.at("/session/id")).isEqualTo(first.at("/session/id"));
        assertThat(second.at("/session_token").asString()).isEqualTo(token);
        assertThat(second.at("/session/authentication_methods").size()).isEqualTo(2);
        assertThat(second.at("/session/authenticated_at").asString())
                .isGreaterThan(first.at("/session/authenticated_at").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "[[\"ann@people.test\"]]", "7", "null"})
    void anIdentifierThatIsNoTextIsAFaultInTheForm(String identifier) {
        TestResponse form = submit(id(start("")), """
                {"method": "password", "identifier": %s, "password": "%s"}
                """.formatted(identifier, PASSWORD))
                .send()
                .expect(400);

        assertThat(node(form, "identifier").at("/messages").isEmpty()).isFalse();
        assertThat(node(form, "identifier").at("/attributes/value").asString()).isEmpty();
    }

    @Test
    void levelsAndReturnAddressesAreChecked() {
        assertThat(start("?aal=aal9").expect(400).at("/error/reason").asString())
                .contains("expected one of [aal1, aal2] but got aal9");
        assertThat(start("?aal=AAL1").expect(200).at("/requested_aal").asString())
                .isEqualTo("aal1");
        assertThat(start("?aal=aal2").expect(401).at("/error/id").asString()).isEqualTo("session_aal1_required");
        assertThat(start("?return_to=https://evil.test/")
                        .expect(400)
                        .at("/error/id")
                        .asString())
                .isEqualTo("self_service_flow_return_to_forbidden");
        assertThat(start("?refresh=true").expect(200).at("/refresh").asBoolean())
                .isFalse();
    }

    @Test
    void aSecondFactorOfSomebodyWithoutOneIsAnEmptyForm() {
        String token = signIn("ann@people.test", PASSWORD).at("/session_token").asString();

        TestResponse form = RunningService.site(tenant)
                .get(LOGIN + "/api?aal=aal2")
                .header("X-Session-Token", token)
                .send()
                .expect(200);

        assertThat(names(form)).containsExactly("csrf_token");
        assertThat(messages(form)).containsExactly(1010004);
    }

    @Test
    void aFlowIsFoundByItsIdInItsOwnProjectOnly() {
        String flow = id(start(""));

        assertThat(fetch(tenant, flow).expect(200).at("/id").asString()).isEqualTo(flow);
        fetch(RunningService.project(), flow).expect(404);
        fetch(tenant, UUID.randomUUID().toString()).expect(404);
        fetch(tenant, "nonsense").expect(404);
        RunningService.site(tenant).get(LOGIN + "/flows").send().expect(404);
    }

    @Test
    void aFlowMustBeNamedAndKnown() {
        TestResponse unnamed =
                RunningService.site(tenant).post(LOGIN).json("{}").send().expect(400);

        assertThat(unnamed.at("/error/reason").asString())
                .isEqualTo("The flow query parameter is missing or malformed.");
        submit("nonsense", "{}").send().expect(400);
        submit(UUID.randomUUID().toString(), "{}").send().expect(404);
    }

    @Test
    void anExpiredFlowIsGoneAndItsReplacementSaysWhy() {
        Tenant brief = RunningService.changed(tenant, RunningService.configuration("0s"));
        String flow = id(RunningService.site(brief).get(LOGIN + "/api").send().expect(200));

        TestResponse fetched = fetch(tenant, flow).expect(410);
        TestResponse submitted =
                submit(flow, "{\"method\": \"password\"}").send().expect(410);
        TestResponse replacement =
                fetch(tenant, submitted.at("/use_flow_id").asString()).expect(200);

        assertThat(fetched.at("/error/id").asString()).isEqualTo("self_service_flow_expired");
        assertThat(fetched.at("/error/details/api").asString()).isEqualTo(tenant.origin() + LOGIN + "/api");
        assertThat(submitted.at("/error/id").asString()).isEqualTo("self_service_flow_expired");
        assertThat(submitted.at("/since").asLong()).isPositive();
        assertThat(messages(replacement)).containsExactly(4010001);
    }

    @Test
    void aMethodThatIsSwitchedOffDoesNotExist() {
        Tenant off = RunningService.changed(
                tenant,
                RunningService.configuration("1h")
                        .replace("\"password\": {\"enabled\": true}", "\"password\": {\"enabled\": false}"));
        TestResponse flow = RunningService.site(off).get(LOGIN + "/api").send().expect(200);

        assertThat(names(flow)).containsExactly("csrf_token");
        RunningService.site(off)
                .post(LOGIN + "?flow=" + id(flow))
                .json("{\"method\": \"password\", \"identifier\": \"ann@people.test\", \"password\": \"x\"}")
                .send()
                .expect(404);
    }

    @Test
    void thePasswordOfOneProjectOpensNoneOfAnother() {
        Tenant other = RunningService.project();
        RunningService.person(other, "ann@people.test", "quite-another");

        String flow = id(RunningService.site(other).get(LOGIN + "/api").send());
        TestResponse answer = RunningService.site(other)
                .post(LOGIN + "?flow=" + flow)
                .json("{\"method\": \"password\", \"identifier\": \"ann@people.test\", \"password\": \"" + PASSWORD
                        + "\"}")
                .send()
                .expect(400);

        assertThat(messages(answer)).containsExactly(4000006);
    }

    @Test
    void providersAreForBrowsersOnly() {
        TestResponse answer =
                submit(id(start("")), "{\"provider\": \"upstream\"}").send().expect(400);

        assertThat(answer.at("/ui/messages/0/text").asString())
                .contains("only supported for flows initiated using the Browser");
    }

    private TestResponse start(String query) {
        return RunningService.site(tenant).get(LOGIN + "/api" + query).send();
    }

    private static TestResponse fetch(Tenant tenant, String flow) {
        return RunningService.site(tenant).get(LOGIN + "/flows?id=" + flow).send();
    }

    private TestRequest submit(String flow, String body) {
        return RunningService.site(tenant).post(LOGIN + "?flow=" + flow).json(body);
    }

    private TestResponse signIn(String identifier, String password) {
        return submit(id(start("")), """
                {"method": "password", "identifier": "%s", "password": "%s"}
                """.formatted(identifier, password)).send();
    }

    private static String id(TestResponse flow) {
        return flow.at("/id").asString();
    }

    private static List<String> names(TestResponse flow) {
        return flow.at("/ui/nodes").findValuesAsString("name");
    }

    private static List<Integer> messages(TestResponse flow) {
        return flow.at("/ui/messages")
                .valueStream()
                .map(one -> one.get("id").asInt())
                .toList();
    }

    private static JsonNode node(TestResponse flow, String name) {
        return flow.at("/ui/nodes")
                .valueStream()
                .filter(node -> node.at("/attributes/name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
