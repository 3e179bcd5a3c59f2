package dev.gatehouse.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.endtoend.http.Answer;
import dev.gatehouse.endtoend.server.GatehouseServer;
import dev.gatehouse.endtoend.server.Shape;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** A model in the permission language on its way from its author into a revision (permission.md §10, §15). */
@InBothShapes
class PermissionModelIT {

    private static final String NAMESPACES = "/services/permission/config/namespaces";
    private static final String MODEL = """
            class User implements Namespace {}
            class File implements Namespace {
              related: { viewers: User[] }
              permits = { view: (ctx) => this.related.viewers.includes(ctx.subject) }
            }
            """;

    private final GatehouseServer server;

    PermissionModelIT(Shape shape) {
        server = shape.server();
    }

    @Test
    void aModelIsInForceAsSoonAsItIsWritten() {
        Project project = Project.make(server, "Models");

        for (int round = 0; round < 3; round++) {
            project.configure(NAMESPACES, located(MODEL));
            assertThat(namespaces(project)).isEqualTo("{\"namespaces\":[{\"name\":\"User\"},{\"name\":\"File\"}]}");
            project.putTuple("File", "f" + round, "viewers", "ann").expect(201);
            project.check("File", "f" + round, "view", "ann").expect(200);
            project.check("File", "f" + round, "view", "bob").expect(403);

            project.configure(NAMESPACES, located("class Folder implements Namespace {}"));
            assertThat(namespaces(project)).isEqualTo("{\"namespaces\":[{\"name\":\"Folder\"}]}");
            project.check("File", "f" + round, "view", "ann").expect(403);
        }
    }

    @Test
    void aModelThatDoesNotCompileIsRefusedWithThePlace() {
        Project project = Project.make(server, "Models");
        project.configure(NAMESPACES, located(MODEL));
        String broken = MODEL.replace("User[]", "Usr[]");

        Answer refused =
                project.patch("""
                [{"op": "replace", "path": "%s", "value": %s}]""".formatted(NAMESPACES, located(broken))).expect(400);

        assertThat(refused.text("/error/details/pointer")).isEqualTo(NAMESPACES + "/location");
        assertThat(refused.text("/error/details/rule")).isEqualTo("model");
        assertThat(refused.text("/error/reason")).contains("line 3, column 23: namespace \"Usr\" was not declared");
        assertThat(refused.json().at("/error/details/start/Line").intValue()).isEqualTo(3);
        assertThat(refused.json().at("/error/details/start/column").intValue()).isEqualTo(23);
        assertThat(namespaces(project)).contains("File");
        assertThat(syntax(project, broken).json().at("/errors/0/start"))
                .isEqualTo(refused.json().at("/error/details/start"));
        assertThat(syntax(project, MODEL).body()).isEqualTo("{}");
    }

    @Test
    void warningsComeWithTheAnswer() {
        Project project = Project.make(server, "Models");

        Answer changed = project.patch("""
                [{"op": "replace", "path": "%s", "value": %s}]""".formatted(NAMESPACES, located("junk " + MODEL)))
                .expect(200);

        assertThat(changed.text("/warnings/0/message"))
                .isEqualTo(NAMESPACES + "/location: line 1, column 1: this is no class and is skipped.");
    }

    private static Answer syntax(Project project, String model) {
        return project.site()
                .post("/opl/syntax/check")
                .token(project.token())
                .body("text/plain", model)
                .send()
                .expect(200);
    }

    private static String namespaces(Project project) {
        return project.site()
                .get("/namespaces")
                .token(project.token())
                .send()
                .expect(200)
                .body();
    }

    private static String located(String model) {
        return "{\"location\": \"base64://%s\"}".formatted(Base64.getEncoder().encodeToString(model.getBytes(UTF_8)));
    }
}
