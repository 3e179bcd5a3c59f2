package dev.gatehouse.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.endtoend.http.Answer;
import dev.gatehouse.endtoend.server.GatehouseServer;
import dev.gatehouse.endtoend.server.Shape;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One chain of calls through every service, in the project of the bare host and in a second one. */
@InBothShapes
class FirstJobIT {

    private final GatehouseServer server;

    FirstJobIT(Shape shape) {
        server = shape.server();
    }

    @Test
    void theDefaultProjectDoesItsFirstJob() {
        doFirstJob(Project.byDefault(server));
    }

    @Test
    void aSecondProjectDoesItsFirstJobUnderItsOwnHost() {
        doFirstJob(Project.make(server, "Second"));
    }

    @Test
    void aProjectsOwnTokenIsEnoughForItsFirstJob() {
        Project project = Project.make(server, "By its own token");

        doFirstJob(project.with(project.makeToken("robot")));
    }

    @Test
    void aSessionIsKnownByItsCookieToo() {
        Project project = Project.make(server, "Cookies");
        String email = "cookie@" + UUID.randomUUID() + ".test";
        project.makeIdentity(email);

        String cookies = project.loginInBrowser(email);

        Answer whoami = project.site()
                .get("/sessions/whoami")
                .header("Cookie", cookies)
                .send()
                .expect(200);
        assertThat(cookies).contains("ory_session_" + project.slug().replace("-", "") + "=");
        assertThat(whoami.text("/identity/traits/email")).isEqualTo(email);
    }

    @Test
    void accessTokensAreJwtsWhereTheProjectSaysSo() {
        Project project = Project.make(server, "JWT");
        Project.OAuth2Client client = project.makeClient("robot");

        project.site()
                .put("/projects/" + project.id())
                .token(project.token())
                .json("""
                        {"name": "JWT", "services": {"oauth2": {"config": {"strategies": {"access_token": "jwt"}}}}}""")
                .send()
                .expect(200);
        String token = project.clientCredentials(client).expect(200).text("/access_token");

        assertThat(token.split("\\.")).hasSize(3);
        Answer introspection = project.introspect(token).expect(200);
        assertThat(introspection.json().path("active").asBoolean()).isTrue();
        assertThat(introspection.text("/client_id")).isEqualTo(client.id());
        assertThat(project.site()
                        .get("/.well-known/jwks.json")
                        .send()
                        .expect(200)
                        .json()
                        .path("keys"))
                .isNotEmpty();
    }

    @Test
    void theIssuerOfAProjectIsItsOwnHost() {
        Project project = Project.make(server, "Issuer");

        Answer discovery =
                project.site().get("/.well-known/openid-configuration").send().expect(200);

        assertThat(discovery.text("/issuer")).startsWith(project.site().url());
        assertThat(discovery.text("/token_endpoint")).isEqualTo(project.site().url() + "/oauth2/token");
    }

    private static void doFirstJob(Project project) {
        String email = "ann@" + UUID.randomUUID() + ".test";

        String identity = project.makeIdentity(email);
        Answer login = project.login(email).expect(200);
        Answer whoami = project.whoami(login.text("/session_token")).expect(200);
        assertThat(whoami.text("/identity/id")).isEqualTo(identity);
        assertThat(whoami.text("/identity/traits/email")).isEqualTo(email);
        assertThat(whoami.json().path("active").asBoolean()).isTrue();

        Project.OAuth2Client client = project.makeClient("robot");
        String token = project.clientCredentials(client).expect(200).text("/access_token");
        Answer introspection = project.introspect(token).expect(200);
        assertThat(introspection.json().path("active").asBoolean()).isTrue();
        assertThat(introspection.text("/client_id")).isEqualTo(client.id());
        assertThat(introspection.text("/scope")).isEqualTo("read");

        project.declareNamespace("documents");
        project.putTuple("documents", "readme", "view", identity).expect(201);
        Answer check = project.check("documents", "readme", "view", identity).expect(200);
        assertThat(check.json().path("allowed").asBoolean()).isTrue();
        Answer denied =
                project.check("documents", "readme", "view", "somebody-else").expect(403);
        assertThat(denied.json().path("allowed").asBoolean(true)).isFalse();
    }
}
