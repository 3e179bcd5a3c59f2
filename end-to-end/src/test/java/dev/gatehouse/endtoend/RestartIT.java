package dev.gatehouse.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.endtoend.server.StandaloneServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A data folder belongs to one server at a time, and has everything that the next one needs. */
class RestartIT {

    private static StandaloneServer server;

    @BeforeAll
    static void start() {
        server = StandaloneServer.start("restart");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theSecondStartFindsEverythingThatTheFirstLeft() {
        Project project = Project.make(server, "Kept");
        String ownToken = project.makeToken("robot");
        String identity = project.makeIdentity("ann@kept.test");
        String session = project.login("ann@kept.test").expect(200).text("/session_token");
        Project.OAuth2Client client = project.makeClient("robot");
        String opaque = project.clientCredentials(client).expect(200).text("/access_token");
        JsonNode keys =
                project.site().get("/.well-known/jwks.json").send().expect(200).json();
        project.declareNamespace("documents");
        project.putTuple("documents", "readme", "view", identity).expect(201);

        server.stop();
        server.startAgain();

        Project again = project.with(ownToken);
        assertThat(again.whoami(session).expect(200).text("/identity/id")).isEqualTo(identity);
        again.login("ann@kept.test").expect(200);
        assertThat(again.introspect(opaque).expect(200).json().path("active").asBoolean())
                .isTrue();
        again.clientCredentials(client).expect(200);
        assertThat(again.site().get("/.well-known/jwks.json").send().expect(200).json())
                .isEqualTo(keys);
        again.check("documents", "readme", "view", identity).expect(200);
        assertThat(server.site()
                        .get("/projects")
                        .token(server.operatorToken())
                        .send()
                        .expect(200)
                        .body())
                .contains(project.id());
    }

    @Test
    void aSecondServerOnTheSameFolderIsRefusedAndSaysWhy() {
        String complaint = server.secondServerOnTheSameFolder();

        assertThat(complaint).contains(server.dataFolder().toString()).doesNotContain("\tat dev.gatehouse");
        server.site().get("/health/alive").token(server.operatorToken()).send().expect(200);
    }
}
