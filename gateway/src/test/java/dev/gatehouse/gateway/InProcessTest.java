package dev.gatehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.gateway.status.JdbcReadiness;
import dev.gatehouse.platform.PlatformConfiguration;
import dev.gatehouse.platform.access.Admission;
import dev.gatehouse.testkit.TestClient;
import dev.gatehouse.testkit.TestDatabase;
import dev.gatehouse.testkit.TestResponse;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The gateway before controllers of the same process, as the standalone server has it. */
@SpringBootTest(
        classes = InProcessTest.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.liquibase.enabled=false",
            "spring.web.resources.add-mappings=false",
            "spring.cloud.gateway.server.webmvc.form-filter.enabled=false",
            "management.otlp.metrics.export.enabled=false"
        })
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
class InProcessTest {

    private static final String OPERATOR = "operator-token-of-the-installation";

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({PlatformConfiguration.class, InProcessGatewayConfiguration.class, Application.Things.class})
    static class Application {

        @Bean
        MemoryDirectory directory() {
            MemoryDirectory directory = new MemoryDirectory();
            directory.project("default", "localhost");
            directory.operator(OPERATOR);
            return directory;
        }

        @RestController
        static class Things {

            @GetMapping({"/sessions/whoami", "/admin/identities"})
            Map<String, Object> thing(Admission admission) {
                return Map.of(
                        "slug", admission.tenant().slug(),
                        "caller", admission.caller().getClass().getSimpleName());
            }
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private MemoryDirectory directory;

    private TestClient client;

    @BeforeEach
    void connect() {
        client = TestClient.of(URI.create("http://127.0.0.1:" + port));
    }

    @Test
    void controllersAreToldTenantAndCaller() {
        assertThat(client.get("/sessions/whoami").send().expect(200).json().toString())
                .contains("\"default\"", "\"Anonymous\"");
        assertThat(client.get("/admin//identities")
                        .bearer(OPERATOR)
                        .send()
                        .expect(200)
                        .at("/caller")
                        .asString())
                .isEqualTo("Operator");
    }

    @Test
    void withoutATokenTheAdministrativePlaneIsClosedUnderEverySpelling() {
        for (String path : new String[] {"/admin/identities", "//admin/identities", "/%61dmin/identities"}) {
            TestResponse answer = client.get(path).send().expect(401);

            assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
            assertThat(answer.at("/error/code").asInt()).isEqualTo(401);
            assertThat(answer.at("/error/request").asString()).isNotEmpty();
        }
        client.get("/admin/identities?access_token=" + OPERATOR).send().expect(401);
    }

    @Test
    void whatIsInternalDoesNotExistOutside() {
        client.get("/internal/ready").bearer(OPERATOR).send().expect(404);
    }

    @Test
    void healthAndVersionNeedAToken() {
        assertThat(client.get("/health/alive")
                        .bearer(OPERATOR)
                        .send()
                        .expect(200)
                        .text())
                .isEqualTo("{\"status\":\"ok\"}");
        assertThat(client.get("/health/ready")
                        .bearer(OPERATOR)
                        .send()
                        .expect(200)
                        .text())
                .isEqualTo("{\"status\":\"ok\"}");
        assertThat(client.get("/version")
                        .bearer(OPERATOR)
                        .send()
                        .expect(200)
                        .at("/version")
                        .asString())
                .isNotEmpty();
        client.request("HEAD", "/health/alive").bearer(OPERATOR).send().expect(200);
        client.get("/health/alive").send().expect(401);
    }

    @Test
    void aChangeInTheDirectoryIsSeenByTheNextRequest() {
        client.get("/admin/identities").bearer("ory_pat_new").send().expect(401);

        directory.token("ory_pat_new", directory.findBySlug("default").orElseThrow(), null);

        client.get("/admin/identities").bearer("ory_pat_new").send().expect(200);
    }

    @Test
    void aMissingDatabaseIsNotReady() {
        JdbcReadiness nowhere = new JdbcReadiness(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none"));

        assertThat(nowhere.failures()).containsOnlyKeys("database");
        assertThat(nowhere.failures().toString()).doesNotContain("127.0.0.1");
    }
}
