package dev.gatehouse.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.platform.PlatformConfiguration;
import dev.gatehouse.platform.access.Admission;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.assertion.ServiceShapeConfiguration;
import dev.gatehouse.platform.configuration.ConfigurationDocuments;
import dev.gatehouse.platform.tenant.Tenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A whole service in the smallest form, reached as the gateway reaches it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
class TestGatewayTest {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({PlatformConfiguration.class, ServiceShapeConfiguration.class, EchoController.class})
    static class EchoApplication {

        @Bean
        ConfigurationDocuments documents() {
            return new FixedConfigurationDocuments();
        }
    }

    /** Answers with what it was asked. */
    @RestController
    static class EchoController {

        @GetMapping("/admission")
        Map<String, String> admission(Admission admission) {
            return Map.of(
                    "project", admission.tenant().project().toString(),
                    "origin", admission.tenant().origin().toString(),
                    "caller", admission.caller().getClass().getSimpleName());
        }

        @GetMapping("/internal/admission")
        String internal() {
            return "internal";
        }

        @PostMapping("/json")
        Map<String, Object> json(@RequestBody Map<String, Object> body) {
            return body;
        }

        @PostMapping("/form")
        Map<String, List<String>> form(@RequestParam MultiValueMap<String, String> form) {
            return Map.copyOf(form);
        }

        @GetMapping("/authorization")
        Map<String, String> authorization(@RequestHeader("Authorization") String value) {
            return Map.of("value", value);
        }
    }

    private final Tenant tenant = TestTenants.aTenant()
            .slug("acme")
            .asked("http://other.example:8080")
            .build();

    private TestGateway gateway;

    @BeforeEach
    void standBefore(@Autowired ApplicationContext context) {
        gateway = TestGateway.before(context);
    }

    @Test
    void theServiceSeesTheTenantAndTheCallerThatTheTestNames() {
        TestResponse answer =
                gateway.asAdministrator(tenant).get("/admission").send().expect(200);

        assertThat(answer.at("/project").asString()).isEqualTo(tenant.project().toString());
        assertThat(answer.at("/origin").asString()).isEqualTo("http://other.example:8080");
        assertThat(answer.at("/caller").asString()).isEqualTo("ProjectToken");
    }

    @Test
    void withoutACredentialTheCallerIsAnonymous() {
        assertThat(gateway.as(tenant).get("/admission").send().at("/caller").asString())
                .isEqualTo(Caller.Anonymous.class.getSimpleName());
    }

    @Test
    void whoComesPastTheGatewayIsRefused() {
        assertThat(gateway.withoutAssertion().get("/admission").send().status()).isEqualTo(401);
    }

    @Test
    void internalPathsAreForServices() {
        assertThat(gateway.asService("gateway")
                        .get("/internal/admission")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(gateway.asAdministrator(tenant)
                        .get("/internal/admission")
                        .send()
                        .status())
                .isEqualTo(401);
    }

    @Test
    void bodiesArriveAsTheyWereSaid() {
        TestResponse json = gateway.as(tenant)
                .post("/json")
                .json(Map.of("name", "Zoë"))
                .send()
                .expect(200);
        TestResponse form = gateway.as(tenant)
                .post("/form")
                .form("scope", "a b", "scope", "c&d")
                .send()
                .expect(200);

        assertThat(json.at("/name").asString()).isEqualTo("Zoë");
        assertThat(form.at("/scope/0").asString()).isEqualTo("a b");
        assertThat(form.at("/scope/1").asString()).isEqualTo("c&d");
    }

    @Test
    void credentialsOfClientsAreFormEncoded() { // RFC 6749 §2.3.1
        TestResponse answer = gateway.as(tenant)
                .get("/authorization")
                .basic("a:b", "c d")
                .send()
                .expect(200);

        assertThat(answer.at("/value").asString()).isEqualTo("Basic YSUzQWI6Yytk");
    }
}
