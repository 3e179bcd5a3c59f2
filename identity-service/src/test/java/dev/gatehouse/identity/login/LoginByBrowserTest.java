package dev.gatehouse.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.identity.RunningService;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.testkit.TestResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginByBrowserTest {

    private static final String LOGIN = "/self-service/login";
    private static final String PASSWORD = "Copper-41-violin";
    private static final String UI = RunningService.UI;

    private final Tenant tenant = RunningService.project();
    private final Browser browser = new Browser(tenant);

    @BeforeEach
    void people() {
        RunningService.person(tenant, "ann@people.test", PASSWORD);
        RunningService.person(tenant, "bob@people.test", PASSWORD);
    }

    @Test
    void aFormIsForTheBrowserThatOpenedIt() {
        TestResponse flow = browser.get(LOGIN + "/browser").expect(200);
        String id = id(flow);

        TestResponse own = browser.get(LOGIN + "/flows?id=" + id).expect(200);
        TestResponse without =
                new Browser(tenant).get(LOGIN + "/flows?id=" + id).expect(403);
        Browser another = new Browser(tenant);
        another.get(LOGIN + "/browser");

        assertThat(without.at("/error/id").asString()).isEqualTo("security_csrf_violation");
        assertThat(without.at("/error/details").has("reject_reason")).isTrue();
        another.get(LOGIN + "/flows?id=" + id).expect(403);
        assertThat(csrf(flow)).isNotEmpty().isNotEqualTo(csrf(own));
        assertThat(own.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void providersComeFirstInTheForm() {
        TestResponse flow = browser.get(LOGIN + "/browser");

        assertThat(flow.at("/ui/nodes").findValuesAsString("name"))
                .containsExactly("provider", "csrf_token", "identifier", "password", "method");
        assertThat(flow.at("/ui/nodes/0/meta/label/text").asString()).isEqualTo("Sign in with Upstream");
    }

    @Test
    void aPageIsSentToTheProjectsOwnPage() {
        TestResponse answer = browser.getPage(LOGIN + "/browser").expect(303);

        assertThat(answer.header("Location").orElse("")).startsWith(UI + "/login?flow=");
        browser.get(LOGIN + "/flows?id=" + flowIn(answer)).expect(200);
    }

    @Test
    void aScriptGetsACookieAndNoToken() {
        TestResponse answer = signIn("ann@people.test", "").expect(200);

        assertThat(answer.json().has("session_token")).isFalse();
        assertThat(answer.headers("Set-Cookie")).hasSize(2);
        assertThat(answer.headers("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("ory_session_test="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=")
                .doesNotContain(answer.at("/session/id").asString());
        assertThat(browser.get("/sessions/whoami").expect(200).at("/id")).isEqualTo(answer.at("/session/id"));
    }

    @Test
    void aFormLeadsToWhereItWasToLead() {
        assertThat(submitForm("").expect(303).header("Location")).contains(UI + "/welcome");

        Browser other = new Browser(tenant);
        TestResponse flow =
                other.get(LOGIN + "/browser?return_to=" + UI + "/after%3Fa%3Db").expect(200);
        TestResponse answer = other.postForm(
                LOGIN + "?flow=" + id(flow),
                "method",
                "password",
                "identifier",
                "ann@people.test",
                "password",
                PASSWORD,
                "csrf_token",
                csrf(flow));

        assertThat(flow.at("/return_to").asString()).isEqualTo(UI + "/after?a=b");
        assertThat(answer.header("Location")).contains(UI + "/after?a=b");
    }

    @Test
    void aFormThatWasWrongGoesBackToItsPageAndKeepsWhatWasTyped() {
        TestResponse flow = browser.get(LOGIN + "/browser");
        TestResponse answer = browser.postForm(
                        LOGIN + "?flow=" + id(flow),
                        "method",
                        "password",
                        "identifier",
                        "ann@people.test",
                        "password",
                        "wrong-word",
                        "csrf_token",
                        csrf(flow))
                .expect(303);

        TestResponse shown = browser.get(LOGIN + "/flows?id=" + flowIn(answer)).expect(200);

        assertThat(answer.header("Location").orElse("")).startsWith(UI + "/login?flow=" + id(flow));
        assertThat(shown.at("/ui/messages/0/id").asInt()).isEqualTo(4000006);
        assertThat(shown.text()).contains("ann@people.test").doesNotContain("wrong-word");
    }

    @Test
    void aForgedSubmitIsRefusedWhateverIsMissing() {
        TestResponse flow = browser.get(LOGIN + "/browser");
        String path = LOGIN + "?flow=" + id(flow);
        Browser other = new Browser(tenant);
        String foreign = csrf(other.get(LOGIN + "/browser"));

        browser.postJson(path, body("ann@people.test", "nonsense")).expect(403);
        browser.postJson(path, body("ann@people.test", foreign)).expect(403);
        new Browser(tenant).postJson(path, body("ann@people.test", csrf(flow))).expect(403);
        TestResponse page = browser.postForm(
                        path, "method", "password", "identifier", "ann@people.test", "password", PASSWORD)
                .expect(303);
        assertThat(page.header("Location").orElse("")).startsWith(UI + "/error?id=");
        browser.get("/sessions/whoami").expect(401);
    }

    @Test
    void anErrorOfAPageIsReadByItsErrorPage() {
        TestResponse answer =
                browser.getPage(LOGIN + "/browser?return_to=https://evil.test/").expect(303);
        String id = answer.header("Location").orElse("").replace(UI + "/error?id=", "");

        TestResponse read = browser.get("/self-service/errors?id=" + id).expect(200);

        assertThat(read.at("/error/id").asString()).isEqualTo("self_service_flow_return_to_forbidden");
        assertThat(read.at("/error/reason").asString())
                .isEqualTo("Requested return_to URL \"https://evil.test/\" is not allowed.");
        assertThat(read.at("/error").has("request")).isFalse();
        assertThat(browser.get("/self-service/errors?error=" + id).expect(200).json())
                .isEqualTo(read.json());
        new Browser(RunningService.project())
                .get("/self-service/errors?id=" + id)
                .expect(404);
    }

    @Test
    void somebodyWhoIsSignedInGoesWhereTheyWanted() {
        signIn("ann@people.test", "");

        assertThat(browser.getPage(LOGIN + "/browser").expect(303).header("Location"))
                .contains(UI + "/welcome");
        assertThat(browser.getPage(LOGIN + "/browser?return_to=" + UI + "/after")
                        .expect(303)
                        .header("Location"))
                .contains(UI + "/after");
        assertThat(browser.get(LOGIN + "/browser").expect(400).at("/error/id").asString())
                .isEqualTo("session_already_available");
    }

    @Test
    void theCookieOfOneProjectIsNoneOfAnotherEvenUnderTheSameSecret() {
        signIn("ann@people.test", "").expect(200);
        String cookie = browser.cookie("ory_session_test");

        RunningService.site(tenant)
                .get("/sessions/whoami")
                .cookie("ory_session_test", cookie)
                .send()
                .expect(200);
        RunningService.site(RunningService.project())
                .get("/sessions/whoami")
                .cookie("ory_session_test", cookie)
                .send()
                .expect(401);
    }

    @Test
    void scriptsOfAllowedOriginsMayAskAndOthersNot() {
        TestResponse allowed = RunningService.site(tenant)
                .get("/sessions/whoami")
                .header("Origin", UI)
                .send();
        TestResponse foreign = RunningService.site(tenant)
                .get("/sessions/whoami")
                .header("Origin", "https://evil.test")
                .send();

        assertThat(allowed.header("Access-Control-Allow-Origin")).contains(UI);
        assertThat(allowed.header("Access-Control-Allow-Credentials")).contains("true");
        assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aRefreshKeepsTheSessionAndTheTokenOfTheForm() {
        TestResponse first = signIn("ann@people.test", "");
        String csrf = browser.cookie("csrf_token_");

        TestResponse second = signIn("ann@people.test", "?refresh=true").expect(200);

        assertThat(second.at("/session/id")).isEqualTo(first.at("/session/id"));
        assertThat(browser.cookie("csrf_token_")).isEqualTo(csrf);
        assertThat(second.headers("Set-Cookie")).hasSize(1);
    }

    @Test
    void aRefreshBySomebodyElseIsAnotherSession() {
        TestResponse first = signIn("ann@people.test", "");
        String csrf = browser.cookie("csrf_token_");

        TestResponse second = signIn("bob@people.test", "?refresh=true").expect(200);

        assertThat(second.at("/session/id")).isNotEqualTo(first.at("/session/id"));
        assertThat(browser.cookie("csrf_token_")).isNotEqualTo(csrf);
        assertThat(browser.get("/sessions/whoami").at("/identity/traits/email").asString())
                .isEqualTo("bob@people.test");
    }

    @Test
    void signingInMakesTheOldFormsOfTheBrowserWorthless() {
        String earlier = id(browser.get(LOGIN + "/browser"));

        signIn("ann@people.test", "");

        browser.get(LOGIN + "/flows?id=" + earlier).expect(403);
    }

    @Test
    void aSubmitWhileSignedInIsToldSo() {
        TestResponse flow = browser.get(LOGIN + "/browser");
        signIn("ann@people.test", "");

        TestResponse script =
                browser.postJson(LOGIN + "?flow=" + id(flow), "{}").expect(400);
        TestResponse page = browser.postForm(LOGIN + "?flow=" + id(flow), "method", "password")
                .expect(303);

        assertThat(script.at("/ui/messages/0/id").asInt()).isEqualTo(4000001);
        assertThat(page.header("Location")).contains(UI + "/welcome");
    }

    @Test
    void anExpiredFormLeadsToANewOneThatGoesToTheSamePlace() {
        Tenant brief = RunningService.changed(tenant, RunningService.configuration("0s"));
        Browser hurried = new Browser(brief);
        TestResponse flow =
                hurried.get(LOGIN + "/browser?return_to=" + UI + "/after").expect(200);

        TestResponse gone = hurried.get(LOGIN + "/flows?id=" + id(flow)).expect(410);
        TestResponse page = hurried.postForm(LOGIN + "?flow=" + id(flow), "method", "password")
                .expect(303);

        assertThat(gone.at("/error/details/return_to").asString()).isEqualTo(UI + "/after");
        assertThat(gone.at("/error/details/redirect_to").asString())
                .startsWith(tenant.origin() + LOGIN + "/browser?return_to=http%3A%2F%2F");
        assertThat(flowIn(page)).isNotEqualTo(id(flow));
        assertThat(hurried.postJson(LOGIN + "?flow=" + id(flow), "{}")
                        .expect(410)
                        .at("/use_flow_id")
                        .asString())
                .isNotEmpty();
    }

    @Test
    void aPageWithoutItsFlowGoesToTheErrorPage() {
        assertThat(browser.postForm(LOGIN, "method", "password")
                        .expect(303)
                        .header("Location")
                        .orElse(""))
                .startsWith(UI + "/error?id=");
        assertThat(browser.postForm(LOGIN + "?flow=5d1d5bd4-6d2e-4b4f-9f5f-0c6f6b1d0a01", "method", "password")
                        .expect(303)
                        .header("Location")
                        .orElse(""))
                .startsWith(UI + "/error?id=");
    }

    @Test
    void anUnknownProviderDoesNotExist() {
        TestResponse flow = browser.get(LOGIN + "/browser");

        TestResponse answer = browser.postJson(
                        LOGIN + "?flow=" + id(flow),
                        "{\"provider\": \"nothere\", \"csrf_token\": \"" + csrf(flow) + "\"}")
                .expect(404);

        assertThat(answer.at("/error/reason").asString()).contains("\"nothere\"");
    }

    private TestResponse signIn(String identifier, String query) {
        TestResponse flow = browser.get(LOGIN + "/browser" + query).expect(200);
        return browser.postJson(LOGIN + "?flow=" + id(flow), body(identifier, csrf(flow)));
    }

    private TestResponse submitForm(String query) {
        TestResponse flow = browser.get(LOGIN + "/browser" + query).expect(200);
        return browser.postForm(
                LOGIN + "?flow=" + id(flow),
                "method",
                "password",
                "identifier",
                "ann@people.test",
                "password",
                PASSWORD,
                "csrf_token",
                csrf(flow));
    }

    private static String body(String identifier, String csrf) {
        return """
                {"method": "password", "identifier": "%s", "password": "%s", "csrf_token": "%s"}
                """.formatted(identifier, PASSWORD, csrf);
    }

    private static String id(TestResponse flow) {
        return flow.at("/id").asString();
    }

    private static String csrf(TestResponse flow) {
        return flow.at("/ui/nodes")
                .valueStream()
                .filter(node -> node.at("/attributes/name").asString().equals("csrf_token"))
                .map(node -> node.at("/attributes/value").asString())
                .findFirst()
                .orElse("");
    }

    private static String flowIn(TestResponse redirect) {
        String location = redirect.header("Location").orElse("");
        return location.substring(location.indexOf("flow=") + 5);
    }
}
