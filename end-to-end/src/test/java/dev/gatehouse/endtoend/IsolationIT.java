package dev.gatehouse.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.endtoend.http.Answer;
import dev.gatehouse.endtoend.http.Request;
import dev.gatehouse.endtoend.server.GatehouseServer;
import dev.gatehouse.endtoend.server.Shape;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every guarded route × {no, bad, own, foreign} token × {own, foreign} host; and what one project has is nothing to another. */
@InBothShapes
class IsolationIT {

    private static final List<GuardedRoute> ROUTES = GuardedRoute.all();

    private final GatehouseServer server;

    private Project own;
    private Project foreign;
    private String ownToken;
    private String foreignToken;

    @SuppressWarnings("NullAway.Init") // made before each test
    IsolationIT(Shape shape) {
        server = shape.server();
    }

    @BeforeEach
    void makeTwoProjects() {
        own = Project.make(server, "Own");
        foreign = Project.make(server, "Foreign");
        ownToken = own.makeToken("own");
        foreignToken = foreign.makeToken("foreign");
    }

    @Test
    void withoutATokenEveryGuardedRouteIsUnauthorized() {
        refusedEverywhere(request -> request);
    }

    @Test
    void withABadTokenEveryGuardedRouteIsUnauthorized() {
        String lastChanged = ownToken.substring(0, ownToken.length() - 1) + (ownToken.endsWith("a") ? "b" : "a");

        refusedEverywhere(request -> request.token("ory_pat_" + "x".repeat(32)));
        refusedEverywhere(request -> request.token(lastChanged));
        refusedEverywhere(request -> request.token(""));
        refusedEverywhere(request -> request.header("Authorization", "Basic " + ownToken));
        refusedEverywhere(request -> request.header("Authorization", ownToken));
    }

    @Test
    void aTokenIsNeverReadFromTheQuery() {
        for (String name : List.of("access_token", "token", "authorization", "Authorization")) {
            List<String> wrong = GuardedRoute.exceptions(
                    ROUTES.stream()
                            .map(route -> new GuardedRoute(route.method(), route.path() + "?" + name + "=" + ownToken))
                            .toList(),
                    own.site(),
                    request -> request,
                    status -> status == 401);

            assertThat(wrong).as("?" + name + "=…").isEmpty();
        }
    }

    @Test
    void aTokenIsNeverReadFromACookieNorFromAHeaderOfSessions() {
        String cookie = "ory_session_" + own.slug().replace("-", "");

        refusedEverywhere(request -> request.header("Cookie", cookie + "=" + ownToken));
        refusedEverywhere(request -> request.header("Cookie", "Authorization=Bearer " + ownToken));
        refusedEverywhere(request -> request.header("X-Session-Token", ownToken));
    }

    @Test
    void thePeopleOfAProjectAreNoAdministratorsOfIt() {
        own.makeIdentity("ann@own.test");
        String session = own.login("ann@own.test").expect(200).text("/session_token");
        Project.OAuth2Client client = own.makeClient("robot");
        String accessToken = own.clientCredentials(client).expect(200).text("/access_token");

        refusedEverywhere(request -> request.token(session));
        refusedEverywhere(request -> request.header("X-Session-Token", session));
        refusedEverywhere(request -> request.token(accessToken));
    }

    @Test
    void anotherProjectsTokenIsForbiddenOnEveryRouteOfADataPlane() {
        List<GuardedRoute> dataPlane =
                ROUTES.stream().filter(route -> !route.ofControlPlane()).toList();

        assertThat(GuardedRoute.exceptions(
                        dataPlane, own.site(), request -> request.token(foreignToken), status -> status == 403))
                .isEmpty();
        assertThat(GuardedRoute.exceptions(
                        dataPlane, foreign.site(), request -> request.token(ownToken), status -> status == 403))
                .isEmpty();
        assertThat(GuardedRoute.exceptions(
                        dataPlane, server.site(), request -> request.token(ownToken), status -> status == 403))
                .isEmpty();
    }

    @Test
    void theProjectsOwnTokenOpensEveryRouteOfItsDataPlane() {
        List<GuardedRoute> dataPlane =
                ROUTES.stream().filter(route -> !route.ofControlPlane()).toList();

        assertThat(GuardedRoute.exceptions(
                        dataPlane,
                        own.site(),
                        request -> request.token(ownToken),
                        status -> status != 401 && status != 403 && status < 500))
                // A check that is denied answers 403 by the contract.
                .allMatch(wrong -> wrong.contains("/relation-tuples/check ") && wrong.endsWith("403"));
    }

    @Test
    void theOperatorsTokenOpensEveryProject() {
        own.site().get("/admin/identities").token(server.operatorToken()).send().expect(200);
        foreign.site()
                .get("/admin/identities")
                .token(server.operatorToken())
                .send()
                .expect(200);
        server.site()
                .get("/admin/identities")
                .token(server.operatorToken())
                .send()
                .expect(200);
    }

    @Test // the contract declares no credential for this one
    void theLifespansOfAClientAreGuarded() {
        Project.OAuth2Client client = own.makeClient("robot");
        String path = "/admin/clients/" + client.id() + "/lifespans";

        own.site().put(path).json("{}").send().expect(401);
        own.site().put(path).token(foreignToken).json("{}").send().expect(403);
        assertThat(own.site().put(path).token(ownToken).json("{}").send().status())
                .isNotIn(401, 403);
    }

    @Test
    void aProjectsTokenSeesItsProjectAloneInTheControlPlane() {
        String list =
                own.site().get("/projects").token(ownToken).send().expect(200).body();
        assertThat(list).contains(own.id()).doesNotContain(foreign.id());

        own.site().get("/projects/" + own.id()).token(ownToken).send().expect(200);
        for (String other : List.of(foreign.id(), foreign.slug())) {
            unseen(own.site().get("/projects/" + other).token(ownToken).send());
            unseen(own.site()
                    .get("/projects/" + other + "/members")
                    .token(ownToken)
                    .send());
            unseen(own.site()
                    .get("/projects/" + other + "/tokens")
                    .token(ownToken)
                    .send());
            unseen(own.site().delete("/projects/" + other).token(ownToken).send());
            unseen(own.site()
                    .patch("/projects/" + other)
                    .token(ownToken)
                    .json("[]")
                    .send());
            unseen(own.site()
                    .put("/projects/" + other)
                    .token(ownToken)
                    .json("{\"name\": \"Taken\", \"services\": {}}")
                    .send());
            unseen(own.site()
                    .post("/projects/" + other + "/tokens")
                    .token(ownToken)
                    .json("{\"name\": \"stolen\"}")
                    .send());
        }
    }

    @Test
    void aProjectsTokenMakesNoProjects() {
        own.site()
                .post("/projects")
                .token(ownToken)
                .json("{\"name\": \"More\"}")
                .send()
                .expect(403);
    }

    @Test
    void identitiesAndSessionsOfOneProjectAreUnknownInAnother() {
        String identity = own.makeIdentity("ann@own.test");
        String session = own.login("ann@own.test").expect(200).text("/session_token");

        Project other = foreign.with(foreignToken);
        other.site()
                .get("/admin/identities/" + identity)
                .token(foreignToken)
                .send()
                .expect(404);
        assertThat(other.site()
                        .get("/admin/identities")
                        .token(foreignToken)
                        .send()
                        .expect(200)
                        .body())
                .doesNotContain(identity);
        other.whoami(session).expect(401);
        assertThat(other.login("ann@own.test").status()).isEqualTo(400);
        // The same address is free in every project.
        other.makeIdentity("ann@own.test");
        other.login("ann@own.test").expect(200);
        own.whoami(session).expect(200);
    }

    @Test
    void aFlowBelongsToTheProjectThatBeganIt() {
        String flow =
                own.site().get("/self-service/login/api").send().expect(200).text("/id");

        foreign.site().get("/self-service/login/flows?id=" + flow).send().expect(404);
        foreign.site()
                .post("/self-service/login?flow=" + flow)
                .json("{\"method\": \"password\", \"identifier\": \"a\", \"password\": \"b\"}")
                .send()
                .expect(404);
    }

    @Test
    void clientsTokensAndKeysOfOneProjectAreUnknownInAnother() {
        Project.OAuth2Client client = own.makeClient("robot");
        String opaque = own.clientCredentials(client).expect(200).text("/access_token");
        own.configure("/services/oauth2/config/strategies/access_token", "\"jwt\"");
        String jwt = own.clientCredentials(client).expect(200).text("/access_token");

        Project other = foreign.with(foreignToken);
        other.site()
                .get("/admin/clients/" + client.id())
                .token(foreignToken)
                .send()
                .expect(404);
        other.clientCredentials(client).expect(401);
        for (String token : List.of(opaque, jwt)) {
            assertThat(own.introspect(token).expect(200).json().path("active").asBoolean())
                    .isTrue();
            assertThat(other.introspect(token).expect(200).json().path("active").asBoolean())
                    .isFalse();
        }
        assertThat(keyIds(foreign)).isNotEmpty().doesNotContainAnyElementsOf(keyIds(own));
    }

    @Test
    void tuplesAndNamespacesOfOneProjectAreUnknownInAnother() {
        own.declareNamespace("documents");
        own.putTuple("documents", "plan", "view", "ann").expect(201);

        Project other = foreign.with(foreignToken);
        other.check("documents", "plan", "view", "ann").expect(403);
        other.putTuple("documents", "plan", "view", "bob").expect(404);
        other.declareNamespace("documents");
        other.check("documents", "plan", "view", "ann").expect(403);
        assertThat(other.site()
                        .get("/relation-tuples?namespace=documents")
                        .token(foreignToken)
                        .send()
                        .expect(200)
                        .json()
                        .path("relation_tuples"))
                .isEmpty();
        own.check("documents", "plan", "view", "ann").expect(200);
    }

    @Test
    void schemasOfOneProjectAreUnknownInAnother() {
        String id = "private-" + UUID.randomUUID();
        own.configure(
                "/services/identity/config/identity/schemas/-", """
                {"id": "%s", "url": "base64://%s"}""".formatted(id, ConfigurationVisibilityIT.BADGE));

        own.site().get("/schemas/" + id).send().expect(200);
        foreign.site().get("/schemas/" + id).send().expect(404);
        assertThat(foreign.site().get("/schemas").send().expect(200).body()).doesNotContain(id);
    }

    private void refusedEverywhere(UnaryOperator<Request> credential) {
        assertThat(GuardedRoute.exceptions(ROUTES, own.site(), credential, status -> status == 401))
                .isEmpty();
    }

    private static void unseen(Answer answer) {
        // 405 where nobody serves the method yet: then nothing was looked for.
        assertThat(answer.status()).as(answer.toString()).isIn(403, 404, 405);
    }

    private static List<String> keyIds(Project project) {
        return project.site()
                .get("/.well-known/jwks.json")
                .send()
                .expect(200)
                .json()
                .path("keys")
                .valueStream()
                .map(key -> key.path("kid").asString())
                .toList();
    }

    @Test
    void aTokenThatWasRevokedOpensNothing() {
        Answer made = own.site()
                .post("/projects/" + own.id() + "/tokens")
                .token(server.operatorToken())
                .json("{\"name\": \"short-lived\"}")
                .send()
                .expect(201);
        String token = made.text("/value");
        own.site().get("/admin/identities").token(token).send().expect(200);

        own.site()
                .delete("/projects/" + own.id() + "/tokens/" + made.text("/id"))
                .token(server.operatorToken())
                .send()
                .expect(204);

        own.site().get("/admin/identities").token(token).send().expect(401);
        assertThat(own.site()
                        .get("/projects/" + own.id() + "/tokens")
                        .token(server.operatorToken())
                        .send()
                        .expect(200)
                        .body())
                .doesNotContain(token);
    }
}
