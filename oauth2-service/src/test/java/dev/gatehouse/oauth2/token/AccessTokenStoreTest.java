package dev.gatehouse.oauth2.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.oauth2.RunningService;
import dev.gatehouse.oauth2.client.ClientId;
import dev.gatehouse.oauth2.client.TestClients;
import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What {@link AccessTokenStore} promises, on PostgreSQL. */
class AccessTokenStoreTest {

    private static final Instant NOW = Instant.parse("2031-05-01T10:00:00.123456Z");

    private final AccessTokenStore store = RunningService.part(AccessTokenStore.class);
    private final Tenant tenant = RunningService.project();
    private final ProjectId project = tenant.project();
    private final ClientId client = client(tenant);

    @Test
    void aTokenIsFoundAsItWasAdded() {
        AccessToken token = aToken(client, NOW.plusSeconds(60));
        store.add(project, token);

        assertThat(store.findActive(project, token.digest(), NOW)).contains(token);
    }

    @Test
    void aTokenIsFoundUntilItExpires() {
        AccessToken token = aToken(client, NOW);
        store.add(project, token);

        assertThat(store.findActive(project, token.digest(), NOW.minusNanos(1_000)))
                .isPresent();
        assertThat(store.findActive(project, token.digest(), NOW)).isEmpty();
    }

    @Test
    void aTokenOfAnotherProjectDoesNotExist() {
        AccessToken token = aToken(client, NOW.plusSeconds(60));
        store.add(project, token);

        assertThat(store.findActive(RunningService.project().project(), token.digest(), NOW))
                .isEmpty();
    }

    @Test
    void aTokenWithoutItsClientDoesNotExist() {
        AccessToken token = aToken(client(RunningService.project()), NOW.plusSeconds(60));
        store.add(project, token);

        assertThat(store.findActive(project, token.digest(), NOW)).isEmpty();
    }

    @Test
    void theCleanUpRemovesWhatExpiredInEveryProjectAndNothingElse() {
        Tenant second = RunningService.project();
        AccessToken expired = aToken(client, NOW.minusSeconds(1));
        AccessToken alive = aToken(client, NOW.plusSeconds(1));
        AccessToken expiredElsewhere = aToken(client(second), NOW);
        store.add(project, expired);
        store.add(project, alive);
        store.add(second.project(), expiredElsewhere);
        JdbcClient jdbc = RunningService.part(JdbcClient.class);
        JdbcExpiredAccessTokens cleanUp = new JdbcExpiredAccessTokens(jdbc, Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(cleanUp.remove()).isGreaterThanOrEqualTo(2);

        assertThat(digests(project)).containsExactly(alive.digest());
        assertThat(digests(second.project())).isEmpty();
        assertThat(cleanUp.remove()).isZero();
    }

    private static List<TokenDigest> digests(ProjectId project) {
        return RunningService.part(JdbcClient.class)
                .sql("SELECT digest FROM oauth2.access_tokens WHERE project_id = ?")
                .param(project.value())
                .query((row, _) -> TokenDigest.stored(row.getBytes("digest")))
                .list();
    }

    private static AccessToken aToken(ClientId client, Instant expiresAt) {
        return new AccessToken(
                TokenDigest.of(UUID.randomUUID().toString()),
                client,
                "ann",
                List.of("read", "write"),
                List.of("https://api.test", "with \"quotes\", commas and {braces}"),
                Instant.parse("2031-05-01T09:59:00Z"),
                expiresAt);
    }

    private static ClientId client(Tenant tenant) {
        return ClientId.find(TestClients.machine(tenant).path("client_id").stringValue())
                .orElseThrow();
    }
}
