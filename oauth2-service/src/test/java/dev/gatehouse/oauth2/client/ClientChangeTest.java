package dev.gatehouse.oauth2.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.oauth2.RunningService;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.testkit.TestResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reference §6.4. */
class ClientChangeTest {

    private final Tenant tenant = RunningService.project();
    private final JsonNode client = TestClients.create(tenant, """
            {"client_secret": "first-secret", "grant_types": ["client_credentials"], "audience": ["https://api.test"],
             "scope": "read", "authorization_code_grant_access_token_lifespan": "2h"}""");
    private final String id = client.path("client_id").stringValue();

    @Test
    void replacingPutsWhatIsLeftOutBackToItsDefault() {
        ObjectNode replaced = (ObjectNode) put(id, """
                {"client_name": "new", "client_id": "other", "grant_types": ["client_credentials"]}""").expect(200).json();

        assertThat(replaced.path("client_id").stringValue()).isEqualTo(id);
        assertThat(replaced.path("client_name").stringValue()).isEqualTo("new");
        assertThat(replaced.path("audience").isEmpty()).isTrue();
        assertThat(replaced.path("scope").stringValue()).isEqualTo("offline_access offline openid");
        assertThat(replaced.path("authorization_code_grant_access_token_lifespan")
                        .isNull())
                .isTrue();
        assertThat(replaced.path("created_at")).isEqualTo(client.path("created_at"));
        assertThat(replaced.has("client_secret")).isFalse();
        assertThat(replaced.has("registration_access_token")).isFalse();
        assertThat(read()).isEqualTo(replaced);
    }

    @Test
    void theSecretStaysUntilANewOneIsSent() {
        put(id, "{\"grant_types\": [\"client_credentials\"]}").expect(200);
        token("first-secret").expect(200);

        JsonNode told = put(id, "{\"grant_types\": [\"client_credentials\"], \"client_secret\": \"second-secret\"}")
                .expect(200)
                .json();

        assertThat(told.path("client_secret").stringValue()).isEqualTo("second-secret");
        token("second-secret").expect(200);
        token("first-secret").expect(401);
    }

    @Test
    void whatDoesNotValidateChangesNothing() {
        JsonNode before = read();

        put(id, "{\"redirect_uris\": [\"https://app.test/cb#x\"]}").expect(400);
        put(id, "{\"client_secret\": \"abc\"}").expect(400);
        put(id, "{").expect(400);
        lifespans(id, "{\"implicit_grant_access_token_lifespan\": \"long\"}").expect(400);

        assertThat(read()).isEqualTo(before);
        token("first-secret").expect(200);
    }

    @Test
    void settingLifespansUnsetsAllOthers() {
        JsonNode changed = lifespans(id, "{\"client_credentials_grant_access_token_lifespan\": \"4m\"}")
                .expect(200)
                .json();

        assertThat(changed.path("client_credentials_grant_access_token_lifespan")
                        .stringValue())
                .isEqualTo("4m0s");
        assertThat(changed.path("authorization_code_grant_access_token_lifespan")
                        .isNull())
                .isTrue();
        assertThat(changed.path("scope").stringValue()).isEqualTo("read");
        assertThat(read()).isEqualTo(changed);
        assertThat(token("first-secret").expect(200).at("/expires_in").intValue())
                .isEqualTo(240);
    }

    @Test
    void changesAtTheSameTimeDoNotUndoEachOther() throws Exception {
        List<Callable<TestResponse>> changes = IntStream.range(0, 8)
                .<Callable<TestResponse>>mapToObj(i -> i % 2 == 0
                        ? () -> put(id, "{\"client_name\": \"renamed\"}")
                        : () -> lifespans(id, "{\"implicit_grant_id_token_lifespan\": \"1m\"}"))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<TestResponse> answer : threads.invokeAll(changes)) {
                answer.get().expect(200);
            }
        }

        assertThat(read().path("client_name").stringValue()).isEqualTo("renamed");
    }

    @Test
    void aRemovedClientTakesItsTokensWithIt() {
        String token = token("first-secret").expect(200).at("/access_token").stringValue();

        TestResponse removed = remove(id).expect(204);

        assertThat(removed.text()).isEmpty();
        remove(id).expect(404);
        RunningService.admin(tenant).get("/admin/clients/" + id).send().expect(404);
        token("first-secret").expect(401);
        assertThat(RunningService.admin(tenant)
                        .post("/admin/oauth2/introspect")
                        .form("token", token)
                        .send()
                        .expect(200)
                        .at("/active")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void anUnknownClientIsNotFound() {
        for (String unknown : new String[] {UUID.randomUUID().toString(), "nobody"}) {
            put(unknown, "{}").expect(404);
            lifespans(unknown, "{}").expect(404);
            remove(unknown).expect(404);
        }
    }

    @Test
    void aClientOfAnotherProjectIsNotFound() {
        Tenant other = RunningService.project();

        RunningService.admin(other)
                .put("/admin/clients/" + id)
                .json("{}")
                .send()
                .expect(404);
        RunningService.admin(other)
                .put("/admin/clients/" + id + "/lifespans")
                .json("{}")
                .send()
                .expect(404);
        RunningService.admin(other).delete("/admin/clients/" + id).send().expect(404);

        assertThat(read().path("scope").stringValue()).isEqualTo("read");
    }

    private JsonNode read() {
        return RunningService.admin(tenant)
                .get("/admin/clients/" + id)
                .send()
                .expect(200)
                .json();
    }

    private TestResponse put(String id, String json) {
        return RunningService.admin(tenant)
                .put("/admin/clients/" + id)
                .json(json)
                .send();
    }

    private TestResponse lifespans(String id, String json) {
        return RunningService.admin(tenant)
                .put("/admin/clients/" + id + "/lifespans")
                .json(json)
                .send();
    }

    private TestResponse remove(String id) {
        return RunningService.admin(tenant).delete("/admin/clients/" + id).send();
    }

    private TestResponse token(String secret) {
        return RunningService.site(tenant)
                .post("/oauth2/token")
                .basic(id, secret)
                .form("grant_type", "client_credentials")
                .send();
    }
}
