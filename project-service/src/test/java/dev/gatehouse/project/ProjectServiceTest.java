package dev.gatehouse.project;

import dev.gatehouse.platform.access.Admission;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.assertion.AssertionSigner;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.testkit.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The running service, asked as the gateway asks it. All tests share one of it, so each makes projects of its own. */
@SpringBootTest(classes = ProjectServiceApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {TestDatabase.Initializer.class, PermissionService.class})
public abstract class ProjectServiceTest {

    protected static final Caller OPERATOR = new Caller.Operator();
    protected static final Caller GATEWAY = new Caller.Service("gateway");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Tenant TENANT = new Tenant(
            ProjectId.random(),
            "default",
            RevisionId.random(),
            Tenant.State.RUNNING,
            URI.create("http://localhost:8080"),
            URI.create("http://localhost:8080"));

    @LocalServerPort
    private int port;

    @Autowired
    private AssertionSigner signer;

    @Autowired
    protected JsonMapper json;

    /** What came back. */
    public record Answer(int status, String text, JsonNode json, HttpResponse<String> response) {

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The settings of a service in a project document, or in the document of a successful change. */
        public JsonNode settings(String service) {
            JsonNode project = json.has("project") ? json.path("project") : json;
            return project.path("services").path(service).path("config");
        }
    }

    protected Answer send(Caller caller, String method, String path, @Nullable Object body, String... headers) {
        HttpRequest.BodyPublisher content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(
                        body instanceof String text ? text : json.writeValueAsString(body), StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header(AssertionSigner.HEADER, signer.sign(new Admission(TENANT, caller)))
                .method(method, content);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            return new Answer(
                    response.statusCode(), text, text.isEmpty() ? json.nullNode() : json.readTree(text), response);
        } catch (IOException failed) {
            throw new IllegalStateException("The service did not answer.", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer.", interrupted);
        }
    }

    protected Answer get(Caller caller, String path) {
        return send(caller, "GET", path, null);
    }

    /** Makes a project and returns its document. */
    protected ObjectNode aProject() {
        return (ObjectNode) send(OPERATOR, "POST", "/projects", Map.of("name", "Project of a test"))
                .json();
    }

    /** Replaces the settings of one service. */
    protected Answer put(JsonNode project, String service, String config) {
        return send(
                OPERATOR,
                "PUT",
                path(project),
                "{\"name\": %s, \"services\": {\"%s\": {\"config\": %s}}}"
                        .formatted(project.path("name"), service, config));
    }

    protected Answer patch(JsonNode project, String operations) {
        return send(OPERATOR, "PATCH", path(project), operations);
    }

    protected static String path(JsonNode project) {
        return "/projects/" + project.path("id").stringValue();
    }

    protected static Caller tokenOf(JsonNode project) {
        return new Caller.ProjectToken(
                UUID.randomUUID(), ProjectId.of(project.path("id").stringValue()));
    }
}
