package dev.gatehouse.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.identity.RunningService;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.testkit.TestResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnSessionsControllerTest {

    private static final String SESSIONS = "/sessions";

    private final Tenant tenant = RunningService.project();
    private final TestResponse current = signInNew("ann@people.test");

    @Test
    void theListLeavesOutTheSessionInUse() {
        assertThat(send("GET", SESSIONS).expect(200).text()).isEqualTo("[]");
        TestResponse second = signIn("ann@people.test");
        TestResponse third = signIn("ann@people.test");

        TestResponse list = send("GET", SESSIONS).expect(200);

        assertThat(list.json().valueStream().map(one -> one.get("id").asString()))
                .containsExactly(session(third), session(second));
        assertThat(list.at("/0/identity/traits/email").asString()).isEqualTo("ann@people.test");
        assertThat(send("GET", SESSIONS + "?page=1&per_page=1").at("/0/id").asString())
                .isEqualTo(session(third));
        assertThat(send("GET", SESSIONS + "?page=2&per_page=1").at("/0/id").asString())
                .isEqualTo(session(second));
        assertThat(send("GET", SESSIONS + "?page=3&per_page=1").text()).isEqualTo("[]");
    }

    @Test
    void anotherSessionIsEndedAndOnlyThatOne() {
        TestResponse other = signIn("ann@people.test");

        send("DELETE", SESSIONS + "/" + session(other)).expect(204);

        whoami(other, 401);
        whoami(current, 200);
        send("DELETE", SESSIONS + "/" + session(other)).expect(204);
        send("DELETE", SESSIONS + "/" + UUID.randomUUID()).expect(204);
    }

    @Test
    void theSessionOfSomebodyElseIsLeftAloneWithoutAWord() {
        RunningService.person(tenant, "bob@people.test", "a-password");
        TestResponse bobs = signIn("bob@people.test");

        send("DELETE", SESSIONS + "/" + session(bobs)).expect(204);

        whoami(bobs, 200);
    }

    @Test
    void allOthersAreEndedAndCountedOnce() {
        TestResponse second = signIn("ann@people.test");
        signIn("ann@people.test");

        assertThat(send("DELETE", SESSIONS).expect(200).at("/count").asInt()).isEqualTo(2);
        assertThat(send("DELETE", SESSIONS).expect(200).at("/count").asInt()).isZero();
        whoami(second, 401);
        whoami(current, 200);
    }

    @Test
    void theSessionInUseAndNonsenseAreRefused() {
        assertThat(send("DELETE", SESSIONS + "/" + session(current))
                        .expect(400)
                        .at("/error/message")
                        .asString())
                .isEqualTo("cannot revoke current session");
        send("DELETE", SESSIONS + "/nonsense").expect(400);
        send("PUT", SESSIONS).expect(405);
    }

    @Test
    void deletingWhoamiEndsNothing() {
        send("DELETE", SESSIONS + "/whoami").expect(200);

        whoami(current, 200);
    }

    @Test
    void withoutASessionThereIsNothingToSee() {
        RunningService.site(tenant).get(SESSIONS).send().expect(401);
        RunningService.site(tenant).delete(SESSIONS).send().expect(401);
        RunningService.site(tenant).delete(SESSIONS + "/nonsense").send().expect(401);
        RunningService.site(RunningService.project())
                .get(SESSIONS)
                .header("X-Session-Token", current.at("/session_token").asString())
                .send()
                .expect(401);
    }

    private TestResponse signInNew(String email) {
        RunningService.person(tenant, email, "a-password");
        return signIn(email);
    }

    private TestResponse signIn(String identifier) {
        String flow = RunningService.site(tenant)
                .get("/self-service/login/api")
                .send()
                .at("/id")
                .asString();
        return RunningService.site(tenant)
                .post("/self-service/login?flow=" + flow)
                .json("{\"method\": \"password\", \"identifier\": \"" + identifier
                        + "\", \"password\": \"a-password\"}")
                .send()
                .expect(200);
    }

    private TestResponse send(String method, String path) {
        return RunningService.site(tenant)
                .request(method, path)
                .header("X-Session-Token", current.at("/session_token").asString())
                .send();
    }

    private void whoami(TestResponse login, int status) {
        RunningService.site(tenant)
                .get("/sessions/whoami")
                .header("X-Session-Token", login.at("/session_token").asString())
                .send()
                .expect(status);
    }

    private static String session(TestResponse login) {
        return login.at("/session/id").asString();
    }
}
