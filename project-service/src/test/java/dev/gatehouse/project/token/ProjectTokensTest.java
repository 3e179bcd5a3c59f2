package dev.gatehouse.project.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.project.ProjectLookup;
import dev.gatehouse.project.ProjectLookup.TokenHolder;
import dev.gatehouse.project.ProjectServiceTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProjectTokensTest extends ProjectServiceTest {

    @Autowired
    private ProjectLookup lookup;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aTokenIsShownOnceAndFoundByItsDigest() {
        JsonNode project = aProject();

        Answer issued = send(OPERATOR, "POST", path(project) + "/tokens", Map.of("name", " ci "));

        String value = issued.json().path("value").stringValue();
        UUID id = UUID.fromString(issued.json().path("id").stringValue());
        assertThat(issued.status()).isEqualTo(201);
        assertThat(value).matches("ory_pat_[A-Za-z0-9]{32}");
        assertThat(issued.json().path("name").stringValue()).isEqualTo("ci");
        assertThat(issued.json().path("project_id")).isEqualTo(project.path("id"));
        assertThat(issued.json().path("owner_id").isString()).isTrue();
        assertThat(value).endsWith(issued.json().path("last_characters").stringValue());
        assertThat(lookup.findToken(TokenDigest.of(value)))
                .contains(new TokenHolder.ProjectToken(
                        id, ProjectId.of(project.path("id").stringValue()), null));
        Answer list = get(OPERATOR, path(project) + "/tokens");
        assertThat(list.json()).hasSize(1);
        assertThat(list.json().path(0).has("value")).isFalse();
        assertThat(list.text()).doesNotContain(value);
        assertThat(jdbc.sql("SELECT count(*) FROM project.tokens t WHERE t::text LIKE '%' || :value || '%'")
                        .param("value", value.substring(8))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aRevokedTokenIsUnknownAtOnce() {
        JsonNode project = aProject();
        JsonNode issued = issue(project);
        String token = path(project) + "/tokens/" + issued.path("id").stringValue();
        long head = lookup.head();

        Answer revoked = send(OPERATOR, "DELETE", token, null);

        assertThat(revoked.status()).isEqualTo(204);
        assertThat(revoked.text()).isEmpty();
        assertThat(lookup.findToken(TokenDigest.of(issued.path("value").stringValue())))
                .isEmpty();
        assertThat(lookup.head()).as("caches of tokens must hear of it").isGreaterThan(head);
        assertThat(send(OPERATOR, "DELETE", token, null).status()).isEqualTo(404);
    }

    @Test
    void aTokenMayHaveAnEnd() {
        JsonNode project = aProject();
        Instant tomorrow = Instant.parse("2099-01-01T00:00:00Z");

        Answer issued = send(
                OPERATOR, "POST", path(project) + "/tokens", Map.of("name", "x", "expires_at", tomorrow.toString()));

        assertThat(issued.json().path("expires_at").stringValue()).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(lookup.findToken(TokenDigest.of(issued.json().path("value").stringValue())))
                .get()
                .isInstanceOfSatisfying(
                        TokenHolder.ProjectToken.class,
                        token -> assertThat(token.expires()).isEqualTo(tomorrow));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"+294277-01-01T00:00:00Z\"", "31556889864403199", "\"soon\""})
    void anEndThatNoCalendarHasIsRefused(String end) {
        Answer refused = send(
                OPERATOR,
                "POST",
                path(aProject()) + "/tokens",
                JsonMapper.shared().readTree("{\"name\": \"x\", \"expires_at\": " + end + "}"));

        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void anExpiredTokenIsUnknown() {
        JsonNode issued = issue(aProject());
        jdbc.sql("UPDATE project.tokens SET expires_at = now() - interval '1 second' WHERE token_id = :id")
                .param("id", UUID.fromString(issued.path("id").stringValue()))
                .update();

        assertThat(lookup.findToken(TokenDigest.of(issued.path("value").stringValue())))
                .isEmpty();
    }

    @Test
    void whatIsNoTokenIsRefused() {
        String tokens = path(aProject()) + "/tokens";

        for (String body : new String[] {
            "{}",
            "{\"name\": \" \"}",
            "{\"name\": 5}",
            "{\"name\": \"x\", \"expires_at\": \"2001-01-01T00:00:00Z\"}",
            "{\"name\": \"x\", \"expires_at\": \"tomorrow\"}",
            "[]"
        }) {
            assertThat(send(OPERATOR, "POST", tokens, body).status()).as(body).isEqualTo(400);
        }
        assertThat(send(OPERATOR, "DELETE", tokens + "/nonsense", null).status())
                .isEqualTo(404);
    }

    @Test
    void aTokenCannotMakeTokensAndDoesNotSeeThoseOfOthers() {
        JsonNode own = aProject();
        JsonNode other = aProject();
        JsonNode issued = issue(other);
        Caller token = tokenOf(own);

        assertThat(get(token, path(own) + "/tokens").status()).isEqualTo(403);
        assertThat(send(token, "POST", path(own) + "/tokens", Map.of("name", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(get(token, path(other) + "/tokens").status()).isEqualTo(404);
        assertThat(send(
                                OPERATOR,
                                "DELETE",
                                path(own) + "/tokens/" + issued.path("id").stringValue(),
                                null)
                        .status())
                .as("another project's token is not found under this one")
                .isEqualTo(404);
        assertThat(lookup.findToken(TokenDigest.of(issued.path("value").stringValue())))
                .isPresent();
    }

    @Test
    void theTimeOfUseIsStoredLaterAndNeverGoesBack() {
        JsonNode project = aProject();
        JsonNode issued = issue(project);
        UUID id = UUID.fromString(issued.path("id").stringValue());
        Instant later = Instant.parse("2030-01-01T00:00:00Z");

        lookup.tokenUsed(id, later);
        lookup.tokenUsed(id, later.minus(1, ChronoUnit.HOURS));

        String tokens = path(project) + "/tokens";
        await().until(() -> get(OPERATOR, tokens).json().path(0).has("last_used_at"));
        assertThat(get(OPERATOR, tokens).json().path(0).path("last_used_at").stringValue())
                .isEqualTo("2030-01-01T00:00:00Z");
    }

    private JsonNode issue(JsonNode project) {
        return send(OPERATOR, "POST", path(project) + "/tokens", Map.of("name", "a token"))
                .json();
    }
}
