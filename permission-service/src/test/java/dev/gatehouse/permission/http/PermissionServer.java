package dev.gatehouse.permission.http;

import dev.gatehouse.permission.PermissionServiceApplication;
import dev.gatehouse.platform.access.Admission;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.assertion.AssertionSigner;
import dev.gatehouse.platform.configuration.ConfigurationDocuments;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.testkit.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The service as a process of its own would be: with a database, behind assertions, and with projects that tests make. */
final class PermissionServer {

    static final PermissionServer SHARED = new PermissionServer();

    private static final Map<RevisionId, String> DOCUMENTS = new ConcurrentHashMap<>();
    private static final String NAMESPACES = """
            {"limit": {"max_read_depth": 5},
             "namespaces": [{"id": 0, "name": "videos"}, {"id": 1, "name": "groups"}, {"id": 2, "name": "files"}]}
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final AssertionSigner signer;
    private final int port;

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
                "gatehouse.permission.limits.changes", "2000"));
        ConfigurableApplicationContext context = application.run();
        signer = context.getBean(AssertionSigner.class);
        port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** A new project with the namespaces videos, groups and files. */
    Project project() {
        return project(NAMESPACES);
    }

    /** A new project with this configuration. */
    Project project(String document) {
        ProjectId id = ProjectId.random();
        return new Project(tenant(id, document), id);
    }

    private static Tenant tenant(ProjectId id, String document) {
        RevisionId revision = RevisionId.random();
        DOCUMENTS.put(revision, document);
        URI origin = URI.create("http://alpha.localhost:8080");
        return new Tenant(id, "alpha", revision, Tenant.State.RUNNING, origin, origin);
    }

    /** A project as a client with its token sees it. */
    final class Project {

        private final ProjectId id;
        private final String assertion;

        private Project(Tenant tenant, ProjectId id) {
            this.id = id;
            assertion = signer.sign(new Admission(tenant, new Caller.Operator()));
        }

        /** The same project after its configuration changed. */
        Project changed(String document) {
            return new Project(tenant(id, document), id);
        }

        Answer get(String path, String... query) {
            return send("GET", path + query(query), null);
        }

        Answer delete(String path, String... query) {
            return send("DELETE", path + query(query), null);
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

        Answer send(String method, String path, @Nullable String body) {
            return PermissionServer.this.send(method, path, body, assertion);
        }
    }

    Answer withoutAssertion(String method, String path) {
        return send(method, path, null, null);
    }

    private Answer send(String method, String path, @Nullable String body, @Nullable String assertion) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (assertion != null) {
            request.header(AssertionSigner.HEADER, assertion);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response, json);
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String query(String... pairs) {
        if (pairs.length == 0) {
            return "";
        }
        return java.util.stream.IntStream.range(0, pairs.length / 2)
                .mapToObj(i -> pairs[2 * i] + "=" + URLEncoder.encode(pairs[2 * i + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    /** What came back. */
    record Answer(HttpResponse<String> response, JsonMapper mapper) {

        int status() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        JsonNode json() {
            return mapper.readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The message of an error, in the envelope. */
        String message() {
            return json().at("/error/message").asString("");
        }

        /** The reason of an error, in the envelope. */
        String reason() {
            return json().at("/error/reason").asString("");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Documents {

        @Bean
        @Primary
        ConfigurationDocuments documentsOfTests() {
            return (project, revision, service) -> Optional.ofNullable(DOCUMENTS.get(revision))
                    .map(document -> (ObjectNode) JsonMapper.shared().readTree(document));
        }
    }
}
