package dev.gatehouse.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.gateway.GatewayApplication;
import dev.gatehouse.gateway.MemoryDirectory;
import dev.gatehouse.gateway.ProjectDirectory.Project;
import dev.gatehouse.testkit.TestClient;
import dev.gatehouse.testkit.TestDatabase;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Streams of the permission service pass the gateway as they come, and for as long as they come. */
class StreamProxyTest {

    private static final String OWN = "ory_pat_own";

    private static ConfigurableApplicationContext backend;
    private static ConfigurableApplicationContext gateway;
    private static TestClient client;

    @BeforeAll
    static void start() {
        Map<String, Object> shared = new LinkedHashMap<>(TestDatabase.create().properties());
        shared.put("server.port", "0");
        shared.put("gatehouse.mode", "development");
        shared.put("gatehouse.secrets.system", "a secret of the test that is long enough 1234567890");
        shared.put("spring.liquibase.enabled", "false");
        shared.put("spring.web.resources.add-mappings", "false");
        shared.put("spring.mvc.formcontent.filter.enabled", "false");
        shared.put("spring.servlet.multipart.enabled", "false");
        shared.put("spring.cloud.gateway.server.webmvc.form-filter.enabled", "false");
        shared.put("management.otlp.metrics.export.enabled", "false");
        Map<String, Object> service = new LinkedHashMap<>(shared);
        service.put("gatehouse.web.max-body", "8MB");
        backend = run(BackendApplication.class, service);
        MemoryDirectory directory = backend.getBean(MemoryDirectory.class);
        Project shop = directory.project("shop", "127.0.0.1");
        directory.token(OWN, shop, null);
        String address = address(backend).toString();
        Map<String, Object> own = new LinkedHashMap<>(shared);
        own.put("gatehouse.services.project-url", address);
        own.put("gatehouse.services.permission-url", address);
        own.put("gatehouse.services.read-timeout", "1s");
        own.put("gatehouse.web.max-body", "1MB");
        gateway = run(GatewayApplication.class, own);
        client = TestClient.of(address(gateway));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        backend.close();
    }

    @Test
    void eventsPassAsTheyComeAndLongerThanAnAnswerMayTake() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                client.get("/relation-tuples/watch").bearer(OWN).open().body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: first");
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).isEqualTo("data: false");
        }
    }

    @Test
    void anImportIsLongerThanAnyOtherBody() {
        byte[] lines = new byte[3 << 20];

        assertThat(client.post("/admin/relation-tuples/import").bearer(OWN).stream(
                                "application/x-ndjson", () -> new ByteArrayInputStream(lines))
                        .send()
                        .expect(200)
                        .at("/bytes")
                        .asInt())
                .isEqualTo(lines.length);
        client.post("/admin/relation-tuples/other").bearer(OWN).stream(
                        "application/x-ndjson", () -> new ByteArrayInputStream(lines))
                .send()
                .expect(413);
    }

    private static ConfigurableApplicationContext run(Class<?> application, Map<String, Object> properties) {
        SpringApplication spring = new SpringApplication(application);
        spring.setDefaultProperties(properties);
        return spring.run();
    }

    private static URI address(ConfigurableApplicationContext application) {
        return URI.create("http://127.0.0.1:" + application.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
