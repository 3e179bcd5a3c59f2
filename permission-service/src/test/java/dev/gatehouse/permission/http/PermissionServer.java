package dev.gatehouse.permission.http;

import dev.gatehouse.permission.CurrentProjects;
import dev.gatehouse.permission.CurrentProjects.CurrentProject;
import dev.gatehouse.permission.PermissionServiceApplication;
import dev.gatehouse.platform.configuration.ConfigurationDocuments;
import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.testkit.FixedConfigurationDocuments;
import dev.gatehouse.testkit.TestClient;
import dev.gatehouse.testkit.TestDatabase;
import dev.gatehouse.testkit.TestGateway;
import dev.gatehouse.testkit.TestRequest;
import dev.gatehouse.testkit.TestResponse;
import dev.gatehouse.testkit.TestTenants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/** The service as a process of its own would be: with a database, behind assertions, and with projects that tests make. */
final class PermissionServer {

    private static final FixedConfigurationDocuments DOCUMENTS = new FixedConfigurationDocuments();
    private static final String NAMESPACES = """
            {"limit": {"max_read_depth": 5},
             "namespaces": [{"id": 0, "name": "videos"}, {"id": 1, "name": "groups"}, {"id": 2, "name": "files"}]}
            """;

    // Behind the fields that its start reads.
    static final PermissionServer SHARED = new PermissionServer();

    // What the project service would say, which these tests do not start.
    private static final Map<ProjectId, CurrentProject> CURRENT = new ConcurrentHashMap<>();

    private final ConfigurableApplicationContext context;
    private final TestGateway gateway;

    private PermissionServer() {
        SpringApplication application = new SpringApplication(Documents.class, PermissionServiceApplication.class);
        application.addInitializers(new TestDatabase.Initializer());
        application.setDefaultProperties(Map.of(
                "server.port", "0",
                "management.server.port", "-1",
                "gatehouse.mode", "development",
                "gatehouse.secrets.system", "a-secret-of-tests-that-is-long-enough",
                "spring.main.banner-mode", "off",
                "spring.liquibase.enabled", "false",
                "spring.web.resources.add-mappings", "false",
                "gatehouse.permission.bulk.chunk", "100",
                "gatehouse.permission.watch.heartbeat", "100ms",
                "gatehouse.permission.limits.changes", "2000"));
        context = application.run();
        gateway = TestGateway.before(context);
    }

    /** A new project with the namespaces videos, groups and files. */
    Project project() {
        return new Project(TestTenants.aTenant().build(), NAMESPACES);
    }

    /** What runs in the service. */
    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Somebody who reached the service past the gateway. */
    TestClient stranger() {
        return gateway.withoutAssertion();
    }

    /** Another service of the installation, asking what is between services. */
    TestClient service() {
        return gateway.asService("project-service");
    }

    /** A project as a client with its token sees it. */
    final class Project {

        private final Tenant tenant;
        private final TestClient client;

        private Project(Tenant tenant, String document) {
            this.tenant = tenant;
            DOCUMENTS.put(tenant, ServiceName.PERMISSION, document);
            CURRENT.put(tenant.project(), new CurrentProject(tenant.revision(), true));
            client = gateway.asAdministrator(tenant);
        }

        /** The same project after its configuration changed. */
        Project changed(String document) {
            return new Project(
                    TestTenants.like(tenant).revision(RevisionId.random()).build(), document);
        }

        ProjectId id() {
            return tenant.project();
        }

        void halt() {
            CURRENT.put(tenant.project(), new CurrentProject(tenant.revision(), false));
        }

        Answer get(String path, String... query) {
            return new Answer(client.get(path + query(query)).send());
        }

        Answer delete(String path, String... query) {
            return new Answer(client.delete(path + query(query)).send());
        }

        Answer put(String body) {
            return send("PUT", "/admin/relation-tuples", body);
        }

        Answer patch(String body) {
            return send("PATCH", "/admin/relation-tuples", body);
        }

        Answer post(String path, String body) {
            return send("POST", path, body);
        }

        /** A request that is more than text there and back. */
        TestRequest request(String method, String path, String... query) {
            return client.request(method, path + query(query));
        }

        Answer send(String method, String path, String body) {
            return new Answer(client.request(method, path).json(body).send());
        }
    }

    private static String query(String... namesAndValues) {
        return IntStream.range(0, namesAndValues.length / 2)
                .mapToObj(i -> namesAndValues[2 * i] + "="
                        + URLEncoder.encode(namesAndValues[2 * i + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", namesAndValues.length == 0 ? "" : "?", ""));
    }

    /** What came back, with what tests of this service look at. */
    record Answer(TestResponse response) {

        int status() {
            return response.status();
        }

        String text() {
            return response.text();
        }

        JsonNode json() {
            return response.json();
        }

        String header(String name) {
            return response.header(name).orElse("");
        }

        /** The message of an error, in the envelope. */
        String message() {
            return response.at("/error/message").asString("");
        }

        /** The reason of an error, in the envelope. */
        String reason() {
            return response.at("/error/reason").asString("");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Documents {

        @Bean
        @Primary
        CurrentProjects projectsOfTests() {
            return id -> Optional.ofNullable(CURRENT.get(id));
        }

        @Bean
        @Primary
        ConfigurationDocuments documentsOfTests() {
            return DOCUMENTS;
        }
    }
}
