package dev.gatehouse.project.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.project.ProjectServiceTest;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReadingProjectsTest extends ProjectServiceTest {

    @Test
    void aNewProjectIsCompleteAndInForce() {
        Answer made = send(OPERATOR, "POST", "/projects", Map.of("name", "  Shop \n"));

        JsonNode project = made.json();
        assertThat(made.status()).isEqualTo(201);
        assertThat(project.propertyNames()).containsExactly("id", "name", "slug", "state", "revision_id", "services");
        assertThat(project.path("name").stringValue()).isEqualTo("Shop");
        assertThat(project.path("state").stringValue()).isEqualTo("running");
        assertThat(project.path("slug").stringValue()).matches("[a-z]+-[a-z]+-[a-z0-9]{10}");
        assertThat(made.header("Location")).isEqualTo(path(project));
        assertThat(made.header("ETag"))
                .isEqualTo("\"" + project.path("revision_id").stringValue() + "\"");
        assertThat(made.settings("identity").at("/session/lifespan").stringValue())
                .isEqualTo("72h0m0s");
        assertThat(made.settings("identity").at("/session/cookie/name").stringValue())
                .isEqualTo("ory_session_" + project.path("slug").stringValue().replace("-", ""));
        assertThat(made.settings("oauth2").at("/strategies/access_token").stringValue())
                .isEqualTo("opaque");
        assertThat(made.settings("permission").path("namespaces").isArray()).isTrue();
    }

    @Test
    void twoProjectsMayHaveOneName() {
        JsonNode one = aProject();
        JsonNode other = aProject();

        assertThat(one.path("slug")).isNotEqualTo(other.path("slug"));
    }

    @Test
    void aProjectWithoutANameIsRefused() {
        for (String body : new String[] {"{\"name\": \"  \"}", "{}", "{\"name\": null}", "{\"name\": 5}", "[]"}) {
            Answer refused = send(OPERATOR, "POST", "/projects", body);

            assertThat(refused.status()).as(body).isEqualTo(400);
            assertThat(refused.json().at("/error/code").intValue()).isEqualTo(400);
            assertThat(refused.json().path("message").isString())
                    .as("the contract's genericError has a message beside the envelope")
                    .isTrue();
        }
        assertThat(send(OPERATOR, "POST", "/projects", "{\"name\": \"x\"").status())
                .isEqualTo(400);
        assertThat(send(OPERATOR, "POST", "/projects", Map.of("name", "x".repeat(256)))
                        .status())
                .isEqualTo(400);
        assertThat(send(OPERATOR, "POST", "/projects", "{\"name\": \"a\\u0000b\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void idAndSlugNameTheSameProject() {
        JsonNode project = aProject();

        Answer byId = get(OPERATOR, path(project));
        Answer bySlug = get(OPERATOR, "/projects/" + project.path("slug").stringValue());

        assertThat(byId.status()).isEqualTo(200);
        assertThat(bySlug.text()).isEqualTo(byId.text());
        assertThat(byId.json()).isEqualTo(project);
    }

    @Test
    void whatNamesNoProjectIsNotFound() {
        for (String name :
                new String[] {UUID.randomUUID().toString(), "no%20such%20thing", "nobody", "1-1-1-1-1", "%C3%A4"}) {
            assertThat(get(OPERATOR, "/projects/" + name).status()).as(name).isEqualTo(404);
        }
    }

    @Test
    void theListHasEveryProjectWithItsHostsAndWithoutSettings() {
        JsonNode project = aProject();

        Answer list = get(OPERATOR, "/projects");

        assertThat(list.status()).isEqualTo(200);
        JsonNode entry = find(list.json(), project.path("id").stringValue());
        assertThat(entry.propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "name", "slug", "hosts", "state", "subscription_id", "created_at", "updated_at");
        assertThat(entry.path("hosts").get(0).stringValue())
                .isEqualTo(project.path("slug").stringValue() + ".localhost");
        assertThat(entry.path("created_at").stringValue()).endsWith("Z");
        assertThat(list.text()).contains("\"slug\":\"default\"").contains("\"slug\":\"console\"");
    }

    @Test
    void aProjectsTokenSeesItsProjectAndNothingElse() {
        JsonNode own = aProject();
        JsonNode other = aProject();
        Caller token = tokenOf(own);

        assertThat(get(token, path(own)).status()).isEqualTo(200);
        assertThat(get(token, "/projects").json().valueStream().map(entry -> entry.path("id")))
                .containsExactly(own.path("id"));
        assertThat(send(token, "PATCH", path(own), "[]").status()).isEqualTo(200);
        assertThat(send(token, "PUT", path(own), Map.of("name", "Mine", "services", Map.of()))
                        .status())
                .isEqualTo(200);
        assertThat(send(token, "POST", "/projects", Map.of("name", "New")).status())
                .isEqualTo(403);
        for (String name :
                new String[] {path(other), "/projects/" + other.path("slug").stringValue()}) {
            assertThat(get(token, name).status()).isEqualTo(404);
            assertThat(send(token, "PATCH", name, "[]").status()).isEqualTo(404);
            assertThat(send(token, "PUT", name, Map.of("name", "Mine", "services", Map.of()))
                            .status())
                    .isEqualTo(404);
            assertThat(get(token, name + "/revisions").status()).isEqualTo(404);
        }
    }

    @Test
    void nobodyElseIsLetIn() {
        String project = path(aProject());
        Caller person = new Caller.ConsoleIdentity(UUID.randomUUID());

        for (String path : new String[] {"/projects", project, project + "/revisions", project + "/tokens"}) {
            assertThat(get(Caller.ANONYMOUS, path).status()).as(path).isEqualTo(401);
            assertThat(get(person, path).status()).as(path).isEqualTo(403);
        }
        assertThat(send(Caller.ANONYMOUS, "POST", "/projects", Map.of("name", "New"))
                        .status())
                .isEqualTo(401);
    }

    private static JsonNode find(JsonNode list, String id) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(entry -> entry.path("id").stringValue().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
