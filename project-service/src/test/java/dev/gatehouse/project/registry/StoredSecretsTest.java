package dev.gatehouse.project.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.platform.secret.SealedValues;
import dev.gatehouse.platform.secret.SealedValues.SealedValue;
import dev.gatehouse.platform.secret.Sealer;
import dev.gatehouse.project.ProjectServiceTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class StoredSecretsTest extends ProjectServiceTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Sealer sealer;

    @Autowired
    private List<SealedValues> kinds;

    @Test
    void noSecretReachesTheDatabaseInClear() {
        JsonNode project = aProject();
        JsonNode changed = put(project, "identity", ReplacingProjectsTest.FULL_IDENTITY)
                .json()
                .path("project");

        String made = configuration(changed, "oauth2").at("/secrets/system/0").stringValue();

        assertThat(made).hasSize(48);
        assertThat(configuration(changed, "identity").at("/secrets/cipher/0").stringValue())
                .hasSize(32);
        for (String secret : new String[] {"s3cret", "p4ssword", "k3y", made}) {
            for (String table : new String[] {"revisions", "secrets", "events", "projects"}) {
                assertThat(jdbc.sql("SELECT count(*) FROM project." + table
                                        + " t WHERE t::text LIKE '%' || :secret || '%'")
                                .param("secret", secret)
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero();
            }
        }
    }

    @Test
    void everySealedValueIsFoundForResealing() {
        JsonNode project = aProject();
        put(project, "identity", ReplacingProjectsTest.FULL_IDENTITY);
        String id = project.path("id").stringValue();

        List<String> opened = kinds.stream()
                .filter(kind -> kind.name().startsWith("project."))
                .flatMap(kind -> kind.next(null, 10_000).stream())
                .filter(value -> value.context().contains(id))
                .map(this::open)
                .toList();

        assertThat(opened).hasSize(2);
        assertThat(String.join("\n", opened)).contains("s3cret", "p4ssword", "k3y", "cipher");
    }

    @Test
    void theSecretsOfAProjectStayWhenItsSettingsChange() {
        JsonNode project = aProject();

        JsonNode before = configuration(project, "oauth2").path("secrets");
        JsonNode changed = put(project, "oauth2", "{\"ttl\": {\"access_token\": \"5m\"}}")
                .json()
                .path("project");

        assertThat(configuration(changed, "oauth2").path("secrets")).isEqualTo(before);
        assertThat(configuration(project, "oauth2").at("/ttl/access_token").stringValue())
                .as("the configuration of a revision never changes")
                .isEqualTo("1h0m0s");
        assertThat(configuration(aProject(), "oauth2").path("secrets"))
                .as("no two projects share a secret")
                .isNotEqualTo(before);
    }

    @Test
    void aRevisionOfAnotherProjectHasNoConfigurationHere() {
        JsonNode one = aProject();
        JsonNode other = aProject();

        Answer mixed = get(
                GATEWAY,
                "/internal" + path(one) + "/revisions/"
                        + other.path("revision_id").stringValue() + "/configurations/identity");

        assertThat(mixed.status()).isEqualTo(404);
        assertThat(get(
                                GATEWAY,
                                "/internal" + path(one) + "/revisions/"
                                        + one.path("revision_id").stringValue() + "/configurations/nobody")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void everyChangeIsToldAsAnEvent() {
        JsonNode project = aProject();
        JsonNode changed = put(project, "permission", "{\"limit\": {\"max_read_depth\": 9}}")
                .json()
                .path("project");

        List<String> told = jdbc.sql("""
                        SELECT type || ' ' || (payload ->> 'revision_id') FROM project.events
                         WHERE project_id = CAST(:project AS uuid) ORDER BY number
                        """)
                .param("project", project.path("id").stringValue())
                .query((row, number) -> row.getString(1))
                .list();

        assertThat(told)
                .containsExactly(
                        "project.changed " + project.path("revision_id").stringValue(),
                        "project.changed " + changed.path("revision_id").stringValue());
    }

    private JsonNode configuration(JsonNode project, String service) {
        return get(
                        GATEWAY,
                        "/internal" + path(project) + "/revisions/"
                                + project.path("revision_id").stringValue() + "/configurations/" + service)
                .json();
    }

    private String open(SealedValue value) {
        return new String(sealer.open(value.context(), value.sealed()), StandardCharsets.UTF_8);
    }
}
