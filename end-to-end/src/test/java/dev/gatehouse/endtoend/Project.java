package dev.gatehouse.endtoend;

import dev.gatehouse.endtoend.http.Answer;
import dev.gatehouse.endtoend.http.Site;
import dev.gatehouse.endtoend.server.GatehouseServer;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A project and what a suite does in it, step by step as a client does.
 *
 * @param site the host it is reached under
 * @param id its id in the control plane
 * @param slug its name
 * @param token a credential of its administrative plane
 */
record Project(Site site, String id, String slug, String token) {

    static final String PASSWORD = "a long enough passphrase 7";

    /** The project that the first start made. */
    static Project byDefault(GatehouseServer server) {
        return server.site()
                .get("/projects")
                .token(server.operatorToken())
                .send()
                .expect(200)
                .json()
                .valueStream()
                .map(document -> of(server, server.site(), document))
                .filter(project -> project.slug().equals("default"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The first start makes a default project."));
    }

    /** A new project, by the operator's token. */
    static Project make(GatehouseServer server, String name) {
        Answer made = server.site()
                .post("/projects")
                .token(server.operatorToken())
                .json("""
                        {"name": "%s"}""".formatted(name))
                .send()
                .expect(201);
        Site site = server.site().as(made.text("/slug") + ".localhost");
        return of(server, site, made.json());
    }

    private static Project of(GatehouseServer server, Site site, JsonNode document) {
        return new Project(
                site, document.path("id").asString(), document.path("slug").asString(), server.operatorToken());
    }

    /** The same project seen with another credential. */
    Project with(String otherToken) {
        return new Project(site, id, slug, otherToken);
    }

    /** A token that is valid for this project alone. */
    String makeToken(String name) {
        return site.post("/projects/" + id + "/tokens")
                .token(token)
                .json("""
                        {"name": "%s"}""".formatted(name))
                .send()
                .expect(201)
                .text("/value");
    }

    /** Changes one member of the project's document. */
    void configure(String pointer, String json) {
        patch("""
                [{"op": "add", "path": "%s", "value": %s}]""".formatted(pointer, json)).expect(200);
    }

    Answer patch(String operations) {
        return site.patch("/projects/" + id).token(token).json(operations).send();
    }

    /** Makes an identity that signs in with {@link #PASSWORD}. */
    String makeIdentity(String email) {
        return site.post("/admin/identities")
                .token(token)
                .json("""
                        {"schema_id": "preset://email", "traits": {"email": "%s"},
                         "credentials": {"password": {"config": {"password": "%s"}}}}""".formatted(email, PASSWORD))
                .send()
                .expect(201)
                .text("/id");
    }

    /** Signs in as a native application does; the answer carries session and session token. */
    Answer login(String email) {
        Answer flow = site.get("/self-service/login/api").send().expect(200);
        return site.post("/self-service/login?flow=" + flow.text("/id"))
                .json("""
                        {"method": "password", "identifier": "%s", "password": "%s"}""".formatted(email, PASSWORD))
                .send();
    }

    /** Signs in as a script in a browser does; returns what the browser's cookies are afterwards. */
    String loginInBrowser(String email) {
        Answer flow = site.get("/self-service/login/browser").send().expect(200);
        String csrfToken = flow.json()
                .at("/ui/nodes")
                .valueStream()
                .map(node -> node.path("attributes"))
                .filter(attributes -> attributes.path("name").asString().equals("csrf_token"))
                .map(attributes -> attributes.path("value").asString())
                .findFirst()
                .orElseThrow(() -> new AssertionError("A browser's flow has a token against forgery: " + flow));
        Answer login = site.post("/self-service/login?flow=" + flow.text("/id"))
                .header("Cookie", flow.cookies())
                .json("""
                        {"method": "password", "identifier": "%s", "password": "%s", "csrf_token": "%s"}""".formatted(email, PASSWORD, csrfToken))
                .send()
                .expect(200);
        return login.cookies();
    }

    Answer whoami(String sessionToken) {
        return site.get("/sessions/whoami")
                .header("X-Session-Token", sessionToken)
                .send();
    }

    /** Makes a client that may only ask for tokens of its own. */
    OAuth2Client makeClient(String name) {
        Answer made = site.post("/admin/clients")
                .token(token)
                .json("""
                        {"client_name": "%s", "grant_types": ["client_credentials"], "scope": "read write",
                         "token_endpoint_auth_method": "client_secret_post"}""".formatted(name))
                .send()
                .expect(201);
        return new OAuth2Client(made.text("/client_id"), made.text("/client_secret"));
    }

    Answer clientCredentials(OAuth2Client client) {
        return site.post("/oauth2/token")
                .form(Map.of(
                        "grant_type",
                        "client_credentials",
                        "scope",
                        "read",
                        "client_id",
                        client.id(),
                        "client_secret",
                        client.secret()))
                .send();
    }

    Answer introspect(String accessToken) {
        return site.post("/admin/oauth2/introspect")
                .token(token)
                .form(Map.of("token", accessToken))
                .send();
    }

    void declareNamespace(String name) {
        configure("/services/permission/config/namespaces", """
                [{"id": 1, "name": "%s"}]""".formatted(name));
    }

    Answer putTuple(String namespace, String object, String relation, String subject) {
        return site.put("/admin/relation-tuples")
                .token(token)
                .json("""
                        {"namespace": "%s", "object": "%s", "relation": "%s", "subject_id": "%s"}""".formatted(namespace, object, relation, subject))
                .send();
    }

    Answer check(String namespace, String object, String relation, String subject) {
        return site.get("/relation-tuples/check?namespace=%s&object=%s&relation=%s&subject_id=%s"
                        .formatted(namespace, object, relation, subject))
                .token(token)
                .send();
    }

    /** An OAuth 2.0 client's own credentials. */
    record OAuth2Client(String id, String secret) {}
}
