package dev.gatehouse.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.endtoend.http.Answer;
import dev.gatehouse.endtoend.server.GatehouseServer;
import dev.gatehouse.endtoend.server.Shape;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The request after the answer of a change sees the change: no cache outlives a revision. */
@InBothShapes
class ConfigurationVisibilityIT {

    private static final String STRATEGY = "/services/oauth2/config/strategies/access_token";

    private final GatehouseServer server;

    ConfigurationVisibilityIT(Shape shape) {
        server = shape.server();
    }

    @RepeatedTest(5)
    void theNextTokenFollowsTheStrategyThatWasJustSet() {
        Project project = Project.make(server, "Strategies");
        Project.OAuth2Client client = project.makeClient("robot");

        for (int round = 0; round < 5; round++) {
            project.configure(STRATEGY, "\"jwt\"");
            assertThat(project.clientCredentials(client).expect(200).text("/access_token"))
                    .startsWith("ey");

            project.configure(STRATEGY, "\"opaque\"");
            assertThat(project.clientCredentials(client).expect(200).text("/access_token"))
                    .doesNotStartWith("ey");
        }
    }

    @Test
    void aNamespaceIsKnownAsSoonAsItIsDeclaredAndNoLonger() {
        Project project = Project.make(server, "Namespaces");

        for (int round = 0; round < 5; round++) {
            project.declareNamespace("files");
            project.putTuple("files", "f" + round, "view", "ann").expect(201);

            project.declareNamespace("other");
            project.putTuple("files", "f" + round, "view", "bob").expect(404);
        }
    }

    @Test
    void anIdentitySchemaIsServedAsSoonAsItIsConfigured() {
        Project project = Project.make(server, "Schemas");
        project.site().get("/schemas/badge").send().expect(404);

        project.site()
                .put("/projects/" + project.id())
                .token(project.token())
                .json("""
                        {"name": "Schemas", "services": {"identity": {"config": {"identity": {
                          "default_schema_id": "badge",
                          "schemas": [{"id": "badge", "url": "base64://%s"}]}}}}}""".formatted(BADGE))
                .send()
                .expect(200);

        assertThat(project.site().get("/schemas/badge").send().expect(200).text("/title"))
                .isEqualTo("Badge");
    }

    @Test
    void aRefusedChangeChangesNothing() {
        Project project = Project.make(server, "Refused");
        String before = project.site()
                .get("/projects/" + project.id())
                .token(project.token())
                .send()
                .expect(200)
                .body();

        Answer refused = project.patch("""
                [{"op": "replace", "path": "%s", "value": "jwt"},
                 {"op": "replace", "path": "/services/oauth2/config/ttl/access_token", "value": "soon"}]""".formatted(STRATEGY)).expect(400);

        assertThat(refused.body()).contains("/ttl/access_token");
        assertThat(project.site()
                        .get("/projects/" + project.id())
                        .token(project.token())
                        .send()
                        .body())
                .isEqualTo(before);
    }

    static final String BADGE =
            java.util.Base64.getEncoder().encodeToString("""
                    {"$id": "https://schemas.test/badge.json", "$schema": "http://json-schema.org/draft-07/schema#",
                     "title": "Badge", "type": "object", "properties": {"traits": {"type": "object",
                     "properties": {"badge": {"type": "string",
                       "ory.sh/kratos": {"credentials": {"password": {"identifier": true}}}}}}}}""".getBytes(java.nio.charset.StandardCharsets.UTF_8));
}
