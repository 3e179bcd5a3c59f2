package dev.gatehouse.platform.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.platform.PlatformConfiguration;
import dev.gatehouse.platform.access.Admission;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.configuration.ConfigurationDocuments;
import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.database.FreshDatabase;
import dev.gatehouse.platform.start.Launcher;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A service as a process of its own, and the calls between services, over HTTP. */
class ServiceShapeTest {

    private static final ProjectId PROJECT = ProjectId.random();
    private static final RevisionId REVISION = RevisionId.random();
    private static final Tenant TENANT = new Tenant(
            PROJECT,
            "acme",
            REVISION,
            Tenant.State.RUNNING,
            URI.create("http://acme.localhost"),
            URI.create("http://acme.localhost"));

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({PlatformConfiguration.class, ServiceShapeConfiguration.class})
    static class TrialService {

        @Bean
        TrialController trialController() {
            return new TrialController();
        }
    }

    @RestController
    static class TrialController {

        @GetMapping("/hello")
        String hello(Tenant tenant) {
            return tenant.slug();
        }

        @GetMapping("/internal/projects/{project}/revisions/{revision}/configurations/{service}")
        ResponseEntity<ObjectNode> configuration(
                @PathVariable("project") UUID project,
                @PathVariable("revision") UUID revision,
                @PathVariable("service") String service,
                Caller caller) {
            if (!project.equals(PROJECT.value()) || !revision.equals(REVISION.value())) {
                return ResponseEntity.notFound().build();
            }
            ObjectNode document = JsonMapper.shared().createObjectNode();
            return ResponseEntity.ok(document.put("service", service).put("caller", caller.toString()));
        }
    }

    private static @Nullable FreshDatabase database;
    private static @Nullable ConfigurableApplicationContext context;
    private static String address = "";

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        database = FreshDatabase.create();
        String[] coordinates = database.coordinates();
        int port = freePort();
        context = Launcher.of("trial-service", TrialService.class, port, 0)
                .with("spring.datasource.url", coordinates[0])
                .with("spring.datasource.username", coordinates[1])
                .with("spring.datasource.password", coordinates[2])
                .with("gatehouse.mode", "development")
                .with("gatehouse.secrets.system", "kZ4vQm1xT7bW9yR3nE6sJ8dF2gH5aL0c")
                .with("gatehouse.services.project-url", "http://127.0.0.1:" + port)
                .run();
        address = "http://127.0.0.1:" + port;
    }

    @AfterAll
    static void stop() {
        if (context != null) {
            context.close();
        }
        if (database != null) {
            database.close();
        }
    }

    @Test
    void whoComesWithoutAnAssertionCannotTellPathsApart() throws Exception {
        HttpResponse<String> known = get(address + "/hello", null);
        HttpResponse<String> unknown = get(address + "/nothing-here", null);

        assertThat(known.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(withoutRequestId(known.body())).isEqualTo(withoutRequestId(unknown.body()));
    }

    @Test
    void theErrorDispatchOfAVerifiedRequestIsNotVerifiedAgain() {
        FilterRegistrationBean<?> filter =
                bean(ApplicationContext.class).getBean("assertionFilter", FilterRegistrationBean.class);

        assertThat(filter.determineDispatcherTypes()).containsExactly(DispatcherType.REQUEST);
    }

    @Test
    void theGatewaysAssertionOpensTheService() throws Exception {
        String assertion = bean(AssertionSigner.class).sign(new Admission(TENANT, Caller.ANONYMOUS));

        HttpResponse<String> answer = get(address + "/hello", assertion);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("acme");
    }

    @Test
    void theManagementPortNeedsNone() throws Exception {
        String port = bean(ConfigurableApplicationContext.class)
                .getEnvironment()
                .getRequiredProperty("local.management.port");

        assertThat(get("http://127.0.0.1:" + port + "/health", null).statusCode())
                .isEqualTo(200);
    }

    @Test
    void configurationIsAskedForAsThisService() {
        Optional<ObjectNode> document = bean(ConfigurationDocuments.class).find(PROJECT, REVISION, ServiceName.OAUTH2);

        assertThat(document).hasValueSatisfying(found -> {
            assertThat(found.get("service").stringValue()).isEqualTo("oauth2");
            assertThat(found.get("caller").stringValue()).isEqualTo("Service[name=trial-service]");
        });
    }

    @Test
    void aRevisionThatDoesNotExistHasNoConfiguration() {
        assertThat(bean(ConfigurationDocuments.class).find(PROJECT, RevisionId.random(), ServiceName.IDENTITY))
                .isEmpty();
    }

    private HttpResponse<String> get(String uri, @Nullable String assertion) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri));
        if (assertion != null) {
            request.header(AssertionSigner.HEADER, assertion);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String withoutRequestId(String body) {
        return body.replaceAll("\"request\":\"[^\"]*\"", "");
    }

    private static <T> T bean(Class<T> type) {
        if (context == null) {
            throw new IllegalStateException("The service starts before the tests.");
        }
        return type.isInstance(context) ? type.cast(context) : context.getBean(type);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
