package dev.gatehouse.project.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.project.ProjectLookup;
import dev.gatehouse.project.ProjectServiceTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class DirectoryTest extends ProjectServiceTest {

    private static final String DIRECTORY = "/internal/directory";

    @Autowired
    private ProjectLookup lookup;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aProjectIsFoundByHostSlugAndId() {
        JsonNode project = aProject();
        String slug = project.path("slug").stringValue();

        JsonNode byHost =
                get(GATEWAY, DIRECTORY + "/hosts/" + slug + ".localhost").json();
        JsonNode bySlug = get(GATEWAY, DIRECTORY + "/slugs/" + slug).json();
        JsonNode byId = get(GATEWAY, "/internal/directory" + path(project)).json();

        assertThat(byHost).isEqualTo(bySlug).isEqualTo(byId);
        assertThat(byHost.path("id")).isEqualTo(project.path("id"));
        assertThat(byHost.path("slug").stringValue()).isEqualTo(slug);
        assertThat(byHost.path("revision")).isEqualTo(project.path("revision_id"));
        assertThat(byHost.path("state").stringValue()).isEqualTo("running");
        assertThat(byHost.path("primary_host").stringValue()).isEqualTo(slug + ".localhost");
    }

    @Test
    void theInstallationsOwnHostIsTheDefaultProject() {
        assertThat(get(GATEWAY, DIRECTORY + "/hosts/localhost")
                        .json()
                        .path("slug")
                        .stringValue())
                .isEqualTo("default");
        assertThat(get(GATEWAY, DIRECTORY + "/hosts/console.localhost")
                        .json()
                        .path("slug")
                        .stringValue())
                .isEqualTo("console");
    }

    @Test
    void whatNobodyHasIsNotFound() {
        for (String path : new String[] {
            "/hosts/unknown.localhost",
            "/hosts/LOCALHOST",
            "/slugs/unknown",
            "/projects/" + UUID.randomUUID(),
            "/projects/x"
        }) {
            assertThat(get(GATEWAY, DIRECTORY + path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void aTokenIsFoundByItsDigest() {
        JsonNode project = aProject();
        JsonNode token = send(OPERATOR, "POST", path(project) + "/tokens", Map.of("name", "x"))
                .json();

        Answer found = findToken(token.path("value").stringValue());

        assertThat(found.json().path("kind").stringValue()).isEqualTo("project");
        assertThat(found.json().path("id")).isEqualTo(token.path("id"));
        assertThat(found.json().path("project")).isEqualTo(project.path("id"));
        assertThat(found.json().has("expires_at")).isFalse();
        assertThat(findToken("operator-token-for-tests-0123456789abcdef").json().toString())
                .isEqualTo("{\"kind\":\"operator\"}");
        assertThat(findToken("nobody's").status()).isEqualTo(404);
        assertThat(send(GATEWAY, "POST", DIRECTORY + "/tokens", Map.of("digest", "xyz"))
                        .status())
                .isEqualTo(400);
        assertThat(send(GATEWAY, "POST", DIRECTORY + "/tokens", "{}").status()).isEqualTo(400);
        assertThat(send(GATEWAY, "POST", DIRECTORY + "/tokens/used", "{}").status())
                .isEqualTo(400);
    }

    @Test
    void theOperatorsConfiguredTokenIsNotStored() {
        assertThat(jdbc.sql("SELECT count(*) FROM project.operator_tokens")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theHeadGrowsWithEveryChangeOfWhatRequestsAreRoutedBy() {
        JsonNode project = aProject();
        long before = head();

        put(project, "permission", "{\"limit\": {\"max_read_depth\": 7}}");
        long afterRevision = head();
        send(OPERATOR, "POST", path(project) + "/tokens", Map.of("name", "x"));
        long afterToken = head();
        aProject();

        assertThat(afterRevision).isGreaterThan(before);
        assertThat(afterToken).isGreaterThan(afterRevision);
        assertThat(head()).isGreaterThan(afterToken);
        assertThat(lookup.head()).isEqualTo(head());
    }

    @Test
    void aChangeByAnotherProcessIsHeardOf() {
        long before = lookup.head();

        jdbc.sql("UPDATE project.head SET position = position + 1000").update();

        await().until(() -> lookup.head() >= before + 1000);
    }

    @Test
    void nobodyButServicesMayAsk() {
        JsonNode project = aProject();
        String configuration = "/internal" + path(project) + "/revisions/"
                + project.path("revision_id").stringValue() + "/configurations/identity";

        for (Caller caller : new Caller[] {OPERATOR, Caller.ANONYMOUS, tokenOf(project)}) {
            for (String path : new String[] {DIRECTORY + "/hosts/localhost", DIRECTORY + "/head", configuration}) {
                assertThat(get(caller, path).status()).as(path).isBetween(400, 499);
            }
        }
        assertThat(get(GATEWAY, configuration).status()).isEqualTo(200);
    }

    private Answer findToken(String value) {
        return send(
                GATEWAY,
                "POST",
                DIRECTORY + "/tokens",
                Map.of("digest", TokenDigest.of(value).toString()));
    }

    private long head() {
        return get(GATEWAY, DIRECTORY + "/head").json().path("head").longValue();
    }
}
