package dev.gatehouse.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.endtoend.http.Answer;
import dev.gatehouse.endtoend.http.Site;
import dev.gatehouse.endtoend.server.GatehouseServer;
import dev.gatehouse.endtoend.server.Shape;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no well-behaved client sends: the right status in the right dialect, and nothing of the inside. */
@InBothShapes
class OddRequestsIT {

    private static final int FAR_OVER_ANY_LIMIT = 64 << 20;

    private final GatehouseServer server;
    private final Site site;
    private final String token;

    OddRequestsIT(Shape shape) {
        server = shape.server();
        site = server.site();
        token = server.operatorToken();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing-here", "/self-service/nothing", "/oauth2/nothing/here", "/.well-known/nothing"})
    void anUnknownPathIsNotFound(String path) {
        envelope(site.get(path).send(), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/admin/nothing-here", "/relation-tuples/nothing", "/projects/none/nothing", "/health/nothing"})
    void anUnknownPathOfAGuardedPlaneTellsNothingWithoutAToken(String path) {
        envelope(site.get(path).send(), 401);
        envelope(site.get(path).token(token).send(), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal",
                "/internal/projects",
                "/internal/anything",
                "//internal/projects",
                "/%69nternal/projects"
            })
    void whatServicesSayToEachOtherIsNotReachedFromOutside(String path) {
        assertThat(site.get(path).token(token).send().status()).isIn(400, 404);
        assertThat(site.post(path).token(token).json("{}").send().status()).isIn(400, 404);
    }

    @Test
    void anAssertionFromOutsideChangesNothing() {
        String forged = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJvcGVyYXRvciJ9.";

        envelope(
                site.get("/admin/identities")
                        .header("Gatehouse-Assertion", forged)
                        .send(),
                401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT /sessions",
                "GET /oauth2/token",
                "PUT /.well-known/openid-configuration",
                "POST /schemas/one"
            })
    void aWrongMethodIsNotAllowedAndSaysWhichAre(String line) {
        String[] words = line.split(" ");

        Answer answer = site.request(words[0], words[1]).json("{}").send();

        // A method that a browser could be tricked into is refused as a forgery before it is looked at.
        assertThat(answer.status()).as(answer.toString()).isIn(405, 403);
        if (answer.status() == 405) {
            assertThat(answer.header("Allow")).as(answer.toString()).isPresent();
        }
        hidesTheInside(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATCH /health/alive",
                "DELETE /admin/clients",
                "POST /admin/identities/5d1d5bd4-6d2e-4b4f-9f5f-0c6f6b1d0a01"
            })
    void aWrongMethodOfAGuardedPlaneIsNotAllowed(String line) {
        String[] words = line.split(" ");

        Answer answer = site.request(words[0], words[1]).token(token).json("{}").send();

        envelope(answer, 405);
        assertThat(answer.header("Allow")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"schema_id\":", "", "[]", "nonsense", "{\"schema_id\": \"a\"} trailing", "\"text\"", "null"})
    void aBodyThatIsNotTheJsonObjectOfAnIdentityIsRefused(String body) {
        envelope(site.post("/admin/identities").token(token).json(body).send(), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/clients", "/projects"})
    void brokenJsonIsRefusedEverywhere(String path) {
        assertThat(site.post(path)
                        .token(token)
                        .json("{\"name\":")
                        .send()
                        .expect(400)
                        .body())
                .contains("error");
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() {
        Answer plain = site.post("/admin/identities")
                .token(token)
                .body("text/plain", "{\"traits\": {}}")
                .send();
        Answer none = site.post("/admin/identities")
                .token(token)
                .body("{\"traits\": {}}")
                .send();
        Answer nonsense = site.post("/admin/identities")
                .token(token)
                .body("nonsense", "{\"traits\": {}}")
                .send();

        assertThat(plain.status()).as(plain.toString()).isIn(400, 415);
        assertThat(none.status()).as(none.toString()).isIn(400, 415);
        assertThat(nonsense.status()).as(nonsense.toString()).isIn(400, 415);
        hidesTheInside(plain);
        hidesTheInside(none);
        hidesTheInside(nonsense);
    }

    @Test
    void aTokenRequestInJsonIsRefusedInOAuthsWords() {
        oauth(
                site.post("/oauth2/token")
                        .json("{\"grant_type\": \"client_credentials\"}")
                        .send(),
                400,
                "invalid_request");
    }

    @Test // RFC 6749 §3.2
    void aRepeatedParameterIsRefused() {
        oauth(
                site.post("/oauth2/token")
                        .body(
                                "application/x-www-form-urlencoded",
                                "grant_type=client_credentials&grant_type=client_credentials&client_id=a&client_secret=b")
                        .send(),
                400,
                "invalid_request");
    }

    @Test // RFC 6749 §2.3.1
    void credentialsInTheQueryOfATokenRequestAreNotRead() {
        Answer answer = site.post("/oauth2/token?grant_type=client_credentials&client_id=a&client_secret=b")
                .form(Map.of())
                .send();

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    }

    @Test
    void anAnswerOfATypeThatIsNotServedIsRefused() {
        envelope(
                site.get("/admin/identities")
                        .token(token)
                        .header("Accept", "image/png")
                        .send(),
                406);
    }

    @Test
    void whatChangesSomethingIsAnsweredWhateverTheCallerAccepts() {
        Answer made = site.post("/admin/clients")
                .token(token)
                .header("Accept", "image/png")
                .json("{\"client_name\": \"picture\"}")
                .send();

        assertThat(made.expect(201).header("Content-Type").orElse("")).startsWith("application/json");
    }

    @Test
    void anAcceptHeaderThatIsNoneIsRefusedOrIgnored() {
        Answer answer = site.get("/.well-known/openid-configuration")
                .header("Accept", "}{")
                .send();

        assertThat(answer.status()).as(answer.toString()).isIn(200, 400, 406);
        hidesTheInside(answer);
    }

    @Test
    void aBodyOverTheLimitIsRefusedByItsDeclaredLength() {
        Answer answer = site.post("/admin/identities")
                .token(token)
                .header("Content-Length", Integer.toString(FAR_OVER_ANY_LIMIT))
                .json("{\"schema_id\": \"")
                .send();

        envelope(answer, 413);
    }

    @Test
    void aBodyOverTheLimitIsRefusedWhenItsLengthIsNotDeclared() {
        String part = "x".repeat(1 << 20);
        String chunk = Integer.toHexString(part.length()) + "\r\n" + part + "\r\n";

        Answer answer = site.post("/admin/identities")
                .token(token)
                .header("Transfer-Encoding", "chunked")
                .json("b\r\n{\"traits\":\"\r\n" + chunk.repeat(6) + "0\r\n\r\n")
                .send();

        envelope(answer, 413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/schemas/%zz", "/sessions/who%ami", "/schemas/a%", "/schemas/%00", "/schemas/%c3%28"})
    void badPercentEncodingIsRefused(String target) {
        envelope(site.get(target).send(), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/../schemas",
                "/schemas/..;/admin/identities",
                "/schemas/%2e%2e/admin/identities",
                "/schemas/..%2fadmin/identities",
                "/./admin/identities",
                "//admin/identities",
                "/ADMIN/identities",
                "/admin;x=y/identities",
                "/%61dmin/identities",
                "/admin%2fidentities"
            })
    void noSpellingOfAPathWalksRoundTheGuard(String target) {
        Answer answer = site.get(target).send();

        assertThat(answer.status()).as(answer.toString()).isIn(400, 401, 404);
        hidesTheInside(answer);
    }

    @Test
    void aBadQueryIsRefused() {
        Answer answer = site.get("/admin/identities?per_page=%zz").token(token).send();

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        hidesTheInside(answer);
    }

    @Test
    void theHostIsReadAsNamesAreRead() {
        Project project = Project.make(server, "Spellings");
        project.makeIdentity("ann@spellings.test");
        String slug = project.slug();

        for (String host : new String[] {
            slug + ".localhost",
            slug.toUpperCase(Locale.ROOT) + ".LocalHost",
            slug + ".localhost.",
            slug + ".localhost.:" + site.port(),
            slug + ".localhost:" + site.port()
        }) {
            Answer answer = site.get("/admin/identities")
                    .header("Host", host)
                    .token(token)
                    .send();

            assertThat(answer.expect(200).body()).as(host).contains("ann@spellings.test");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody.localhost",
                "evil.test",
                "localhost.evil.test",
                "a.b.localhost",
                "default.localhost.evil.test",
                "[::2]"
            })
    void anUnknownHostIsNoProject(String host) {
        Answer answer = site.get("/.well-known/openid-configuration")
                .header("Host", host)
                .send();

        envelope(answer, 404);
        assertThat(answer.text("/error/id")).isEqualTo("project_not_found");
        assertThat(answer.body()).doesNotContain(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/b", "", "localhost:x", "localhost:99999999", "user@localhost"})
    void aHostThatIsNoneIsRefused(String host) {
        Answer answer = site.get("/.well-known/openid-configuration")
                .header("Host", host)
                .send();

        assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
        hidesTheInside(answer);
    }

    @Test
    void twoHostsAreRefused() {
        Answer answer = site.get("/.well-known/openid-configuration")
                .header("Host", "localhost")
                .header("Host", "evil.test")
                .send();

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        hidesTheInside(answer);
    }

    @Test
    void aForwardedHostOfAStrangerIsNotBelieved() {
        Answer answer = site.get("/.well-known/openid-configuration")
                .header("X-Forwarded-Host", "evil.test")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "host=evil.test;proto=https")
                .send()
                .expect(200);

        assertThat(answer.body()).doesNotContain("evil").contains(site.url());
    }

    @Test
    void aForwardedHostDoesNotChooseAnotherProject() {
        Project project = Project.make(server, "Forwarded");
        project.makeIdentity("ann@forwarded.test");

        Answer answer = site.get("/admin/identities?per_page=500")
                .token(token)
                .header("X-Forwarded-Host", project.site().authority())
                .send()
                .expect(200);

        assertThat(answer.body()).doesNotContain("ann@forwarded.test");
    }

    @Test
    void theCallersRequestIdNamesTheRequestInHeaderAndBody() {
        Answer answer = site.get("/nothing-here")
                .header("X-Request-ID", "caller-chose.this_1")
                .send();

        assertThat(answer.header("X-Request-ID")).hasValue("caller-chose.this_1");
        assertThat(answer.text("/error/request")).isEqualTo("caller-chose.this_1");
    }

    @Test
    void aRequestIdThatCouldForgeALogLineIsReplaced() {
        Answer answer = site.get("/nothing-here")
                .header("X-Request-ID", "a\u001b[31m {\"level\": 1}")
                .send();

        assertThat(answer.header("X-Request-ID")).isPresent();
        assertThat(answer.text("/error/request"))
                .isEqualTo(answer.header("X-Request-ID").orElseThrow())
                .doesNotContain("{");
    }

    @Test
    void headIsAnsweredWhereverGetIs() {
        assertThat(site.request("HEAD", "/.well-known/openid-configuration")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(site.request("HEAD", "/admin/identities").token(token).send().status())
                .isEqualTo(200);
        assertThat(site.request("HEAD", "/admin/identities").send().status()).isEqualTo(401);
    }

    @Test
    void everyAnswerForbidsItsStorage() {
        for (Answer answer : new Answer[] {
            site.get("/nothing-here").send(),
            site.get("/admin/identities").send(),
            site.get("/admin/identities").token(token).send(),
            site.get("/sessions/whoami").send(),
            site.post("/oauth2/token").form(Map.of("grant_type", "none")).send()
        }) {
            assertThat(answer.header("Cache-Control").orElse(""))
                    .as(answer.toString())
                    .contains("no-store");
        }
    }

    /** The envelope of the contract, with the status inside as outside; or, where OAuth speaks, its error. */
    private static void envelope(Answer answer, int status) {
        answer.expect(status);
        assertThat(answer.header("Content-Type").orElse(""))
                .as(answer.toString())
                .startsWith("application/json");
        assertThat(answer.header("X-Request-ID")).as(answer.toString()).isPresent();
        if (answer.json().path("error").isString()) {
            assertThat(answer.request()).containsAnyOf("/oauth2/", "/admin/clients");
            assertThat(answer.text("/error_description")).isNotBlank();
        } else {
            assertThat(answer.json().at("/error/code").asInt())
                    .as(answer.toString())
                    .isEqualTo(status);
            assertThat(answer.text("/error/message")).isNotBlank();
            assertThat(answer.text("/error/request"))
                    .isEqualTo(answer.header("X-Request-ID").orElseThrow());
        }
        hidesTheInside(answer);
    }

    private static void oauth(Answer answer, int status, String error) {
        answer.expect(status);
        assertThat(answer.text("/error")).isEqualTo(error);
        assertThat(answer.text("/error_description")).isNotBlank();
        assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
        hidesTheInside(answer);
    }

    private static void hidesTheInside(Answer answer) {
        assertThat(answer.body())
                .as(answer.toString())
                .doesNotContain(
                        "Exception", "dev.gatehouse", "springframework", "java.", "SQL", "\tat ", "Tomcat", "<html");
    }
}
