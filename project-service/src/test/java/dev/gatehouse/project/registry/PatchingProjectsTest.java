package dev.gatehouse.project.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.project.ProjectServiceTest;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** PATCH of the contract's patchProject: project.md §2.4. */
class PatchingProjectsTest extends ProjectServiceTest {

    private static final String LIFESPAN = "/services/identity/config/session/lifespan";

    @Test
    void aKeyThatNobodySetCanBeReplacedAndRemovingItBringsTheDefaultBack() {
        JsonNode project = aProject();

        Answer replaced = patch(project, op("replace", LIFESPAN, "\"2h\""));
        Answer removed = patch(project, "[{\"op\": \"remove\", \"path\": \"" + LIFESPAN + "\"}]");

        assertThat(replaced.settings("identity").at("/session/lifespan").stringValue())
                .isEqualTo("2h0m0s");
        assertThat(replaced.json().path("warnings").isArray()).isTrue();
        assertThat(removed.settings("identity").at("/session/lifespan").stringValue())
                .isEqualTo("72h0m0s");
    }

    @Test
    void aWholeServiceCanBeRemovedWhichResetsIt() {
        JsonNode project = aProject();
        patch(project, op("replace", LIFESPAN, "\"2h\""));

        Answer reset = patch(project, "[{\"op\": \"remove\", \"path\": \"/services/identity\"}]");

        assertThat(reset.status()).isEqualTo(200);
        assertThat(reset.settings("identity").at("/session/lifespan").stringValue())
                .isEqualTo("72h0m0s");
    }

    @Test
    void listsGrowAndLaterOperationsSeeEarlierOnes() {
        JsonNode project = aProject();

        Answer patched = patch(project, """
                [{"op": "add", "path": "/services/permission/config/namespaces/-", "value": {"id": 1, "name": "a"}},
                 {"op": "add", "path": "/services/permission/config/namespaces/-", "value": {"id": 2, "name": "b"}},
                 {"op": "test", "path": "/services/permission/config/namespaces/1/id", "value": 2.0},
                 {"op": "move", "from": "/services/permission/config/namespaces/0", "path": "/services/permission/config/namespaces/1"},
                 {"op": "copy", "from": "/services/permission/config/namespaces/0/name", "path": "/name"}]
                """);

        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        assertThat(patched.json().at("/project/name").stringValue()).isEqualTo("b");
        assertThat(patched.settings("permission").path("namespaces").toString())
                .isEqualTo("[{\"id\":2,\"name\":\"b\"},{\"id\":1,\"name\":\"a\"}]");
    }

    @Test
    void aModelInThePermissionLanguageComesBackAsItWasSent() {
        JsonNode project = aProject();
        String model = "base64://Y2xhc3MgVXNlciBpbXBsZW1lbnRzIE5hbWVzcGFjZSB7fQ==";

        Answer patched = patch(
                project, op("replace", "/services/permission/config/namespaces", "{\"location\": \"" + model + "\"}"));

        assertThat(patched.settings("permission").at("/namespaces/location").stringValue())
                .isEqualTo(model);
        assertThat(send(OPERATOR, "PUT", path(project), patched.json().path("project"))
                        .json()
                        .path("project"))
                .isEqualTo(patched.json().path("project"));
    }

    @Test
    void nothingIsDoneUnlessEveryOperationCan() {
        JsonNode project = aProject();

        Answer refused = patch(project, """
                [{"op": "replace", "path": "/name", "value": "Half"},
                 {"op": "test", "path": "/name", "value": "Other"}]
                """);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/details/operation").intValue()).isEqualTo(1);
        assertThat(refused.json().at("/error/reason").stringValue()).contains("1");
        assertThat(get(OPERATOR, path(project)).json()).isEqualTo(project);
    }

    @Test
    void whatOnlyTheServerMakesCannotBePatched() {
        JsonNode project = aProject();

        for (String member : new String[] {"id", "slug", "state", "revision_id"}) {
            Answer refused = patch(project, op("replace", "/" + member, "\"" + UUID.randomUUID() + "\""));

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().at("/error/id").stringValue()).isEqualTo("read_only");
        }
        Answer whole = patch(project, op("replace", "", "{\"name\": \"x\", \"services\": {}}"));
        assertThat(whole.json().at("/error/id").stringValue()).isEqualTo("read_only");
        assertThat(patch(project, "[{\"op\": \"move\", \"from\": \"/id\", \"path\": \"/name\"}]")
                        .json()
                        .at("/error/id")
                        .stringValue())
                .isEqualTo("read_only");
    }

    @Test
    void anEmptyPatchMakesNoRevision() {
        JsonNode project = aProject();

        Answer same = patch(project, "[]");

        assertThat(same.status()).isEqualTo(200);
        assertThat(same.json().path("project")).isEqualTo(project);
        assertThat(same.json().path("warnings").toString()).isEqualTo("[]");
    }

    @Test
    void whatFitsOnlyBetweenTwoOperationsIsFine() {
        JsonNode project = aProject();

        Answer patched = patch(project, """
                [{"op": "replace", "path": "%1$s", "value": 5},
                 {"op": "replace", "path": "%1$s", "value": "5h"}]
                """.formatted(LIFESPAN));

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patch(project, op("replace", LIFESPAN, "5")).status()).isEqualTo(400);
    }

    @Test
    void aSecretSurvivesThePatchOfItsNeighbour() {
        JsonNode project = aProject();
        put(project, "identity", ReplacingProjectsTest.FULL_IDENTITY);

        Answer patched = patch(
                project,
                op(
                        "add",
                        "/services/identity/config/selfservice/methods/oidc/config/providers/0/label",
                        "\"Sign in\""));

        String revision = patched.json().at("/project/revision_id").stringValue();
        assertThat(get(GATEWAY, "/internal" + path(project) + "/revisions/" + revision + "/configurations/identity")
                        .json()
                        .at("/selfservice/methods/oidc/config/providers/0/client_secret")
                        .stringValue())
                .isEqualTo("s3cret");
    }

    @Test
    void aPatchOfAPinnedRevisionConflictsWithAnyOtherChange() {
        JsonNode project = aProject();
        String pinned =
                path(project) + "/revision/" + project.path("revision_id").stringValue();

        Answer first = send(OPERATOR, "PATCH", pinned, op("replace", "/name", "\"One\""));
        Answer second = send(OPERATOR, "PATCH", pinned, op("replace", "/name", "\"Two\""));

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(409);
        assertThat(get(OPERATOR, path(project)).json().path("name").stringValue())
                .isEqualTo("One");
    }

    @Test
    void patchesAtTheSameTimeFollowOneAnother() throws Exception {
        JsonNode project = aProject();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var patches = executor.invokeAll(IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Integer>) () -> patch(
                                    project,
                                    op(
                                            "add",
                                            "/services/permission/config/namespaces/-",
                                            "{\"name\": \"space%d\"}".formatted(i)))
                            .status())
                    .toList());
            for (var patch : patches) {
                assertThat(patch.get()).isEqualTo(200);
            }
        }

        assertThat(get(OPERATOR, path(project)).settings("permission").path("namespaces"))
                .hasSize(8);
    }

    private static String op(String op, String path, String value) {
        return "[{\"op\": \"%s\", \"path\": \"%s\", \"value\": %s}]".formatted(op, path, value);
    }
}
