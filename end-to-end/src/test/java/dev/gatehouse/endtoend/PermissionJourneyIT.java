package dev.gatehouse.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.endtoend.http.Answer;
import dev.gatehouse.endtoend.http.EventStream;
import dev.gatehouse.endtoend.http.EventStream.Event;
import dev.gatehouse.endtoend.http.Request;
import dev.gatehouse.endtoend.server.GatehouseServer;
import dev.gatehouse.endtoend.server.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The way of somebody who takes Gatehouse for its permissions: a model, tuples, questions of every kind, changes, bulk. */
@InBothShapes
class PermissionJourneyIT {

    private static final String MODEL = """
            import { Namespace, Context } from "@ory/keto-namespace-types"
            class User implements Namespace {}
            class Group implements Namespace {
              related: { members: (User | SubjectSet<Group, "members">)[] }
            }
            class Folder implements Namespace {
              related: { viewers: (User | SubjectSet<Group, "members">)[] }
              permits = { view: (ctx: Context): boolean => this.related.viewers.includes(ctx.subject) }
            }
            class File implements Namespace {
              related: { parents: Folder[], banned: User[] }
              permits = {
                view: (ctx: Context): boolean =>
                  this.related.parents.traverse((p) => p.permits.view(ctx)) && !this.related.banned.includes(ctx.subject),
              }
            }
            """;

    private final Project project;

    PermissionJourneyIT(Shape shape) {
        GatehouseServer server = shape.server();
        project = Project.make(server, "Permissions");
        declare(MODEL).expect(200);
    }

    @Test
    void aModelIsCheckedTakenAndShown() {
        String broken = "class File implements Namespace { related: { parents: Folder[] } }";

        Answer syntax = send(project.site().post("/opl/syntax/check").body("text/plain", broken))
                .expect(200);
        assertThat(syntax.text("/errors/0/message")).contains("Folder");
        assertThat(syntax.json().at("/errors/0/start/Line").asInt()).isEqualTo(1);
        assertThat(send(project.site().post("/opl/syntax/check").body("text/plain", MODEL))
                        .expect(200)
                        .json()
                        .path("errors"))
                .isEmpty();

        declare(broken).expect(400);
        assertThat(texts(get("/namespaces").json().path("namespaces"), "/name"))
                .containsExactlyInAnyOrder("User", "Group", "Folder", "File");
    }

    @Test
    void theModelDecidesListsAndExplains() {
        String snaptoken = patch(
                        set("insert", "File", "plan", "parents", "Folder", "work", ""),
                        set("insert", "File", "diary", "parents", "Folder", "work", ""),
                        set("insert", "Folder", "work", "viewers", "Group", "staff", "members"),
                        one("insert", "Group", "staff", "members", "ann"),
                        one("insert", "Group", "staff", "members", "bob"),
                        one("insert", "File", "diary", "banned", "bob"))
                .header("X-Snaptoken")
                .orElseThrow();

        project.check("File", "plan", "view", "bob").expect(200);
        project.check("File", "diary", "view", "ann").expect(200);
        project.check("File", "diary", "view", "bob").expect(403);
        assertThat(post("/relation-tuples/batch/check", """
                        {"tuples": [{"namespace": "File", "object": "plan", "relation": "view", "subject_id": "bob"},
                                    {"namespace": "File", "object": "diary", "relation": "view", "subject_id": "bob"}]}""")
                        .json()
                        .path("results")
                        .valueStream()
                        .map(result -> result.path("allowed").asBoolean()))
                .containsExactly(true, false);
        Answer objects =
                get("/relation-tuples/list-objects?namespace=File&relation=view&subject_id=ann&snaptoken=" + snaptoken);
        assertThat(texts(objects.json().path("objects"), "")).containsExactly("diary", "plan");
        assertThat(objects.json().path("incomplete").asBoolean(true)).isFalse();
        assertThat(texts(
                        get("/relation-tuples/list-subjects?namespace=File&object=diary&relation=view")
                                .json()
                                .path("subjects"),
                        "/subject_id"))
                .containsExactly("ann");
        Answer explanation =
                get("/relation-tuples/check/explain?namespace=File&object=diary&relation=view&subject_id=bob");
        assertThat(explanation.json().path("allowed").asBoolean(true)).isFalse();
        assertThat(explanation.json().path("tree").toString()).contains("banned");
        assertThat(
                        get("/relation-tuples/check/explain?format=svg&namespace=File&object=plan&relation=view&subject_id=ann")
                                .body())
                .startsWith("<svg");
        assertThat(get("/relation-tuples/expand?namespace=Folder&object=work&relation=viewers&max-depth=3")
                        .body())
                .contains("staff", "ann", "bob");
    }

    @Test
    void whoWatchesIsToldOfEachChangeAsItHappens() {
        String before = patch(one("insert", "Group", "staff", "members", "ann"))
                .header("X-Snaptoken")
                .orElseThrow();

        try (EventStream watch = project.site()
                .get("/relation-tuples/watch?snaptoken=" + before)
                .token(project.token())
                .header("Accept", "text/event-stream")
                .open()) {
            assertThat(watch.status()).isEqualTo(200);
            patch(one("insert", "Group", "staff", "members", "bob"));
            Event first = watch.await(event -> event.name().equals("tuples"));
            patch(one("delete", "Group", "staff", "members", "ann"));
            Event second = watch.await(event -> event.name().equals("tuples"));

            assertThat(first.data()).contains("insert", "bob");
            assertThat(second.data()).contains("delete", "ann");
            assertThat(first.id()).isNotEmpty().isNotEqualTo(second.id());
            assertThat(get("/relation-tuples/changes?snaptoken=" + first.id()).body())
                    .contains("delete", "ann")
                    .doesNotContain("bob");
        }
    }

    @Test
    void tuplesComeAndGoInBulk() {
        String lines = String.join(
                "\n",
                IntStream.range(0, 2500)
                        .mapToObj(i ->
                                "{\"namespace\":\"Group\",\"object\":\"all\",\"relation\":\"members\",\"subject_id\":\"u%04d\"}"
                                        .formatted(i))
                        .toList());

        Answer imported = send(project.site()
                        .post("/admin/relation-tuples/import")
                        .body("application/x-ndjson", lines))
                .expect(200);

        assertThat(imported.json().path("inserted").asInt()).isEqualTo(2500);
        project.check("Group", "all", "members", "u2499").expect(200);
        assertThat(get("/relation-tuples/export?namespace=Group&object=all")
                        .body()
                        .lines()
                        .filter(line -> line.contains("\"all\"")))
                .hasSize(2500);
    }

    @Test
    void changesThatBelongTogetherHappenTogetherOrNotAtAll() {
        String transaction = """
                {"preconditions": [{"must": "not_exist", "query": {"namespace": "Group", "object": "staff", "relation": "members"}}],
                 "updates": [{"action": "insert", "relation_tuple":
                   {"namespace": "Group", "object": "staff", "relation": "members", "subject_id": "ann"}}]}""";

        assertThat(post("/admin/relation-tuples/transact", transaction)
                        .json()
                        .path("inserted")
                        .asInt())
                .isEqualTo(1);
        send(project.site().post("/admin/relation-tuples/transact").json(transaction.replace("ann", "bob")))
                .expect(409);

        project.check("Group", "staff", "members", "ann").expect(200);
        project.check("Group", "staff", "members", "bob").expect(403);
    }

    @Test
    void anAuthZenClientIsAnsweredByTheSameEngine() {
        patch(set("insert", "Folder", "work", "viewers", "User", "ann", ""));

        assertThat(decision("ann")).isTrue();
        assertThat(decision("bob")).isFalse();
    }

    private boolean decision(String user) {
        return post("/access/v1/evaluation", """
                        {"subject": {"type": "User", "id": "%s"}, "action": {"name": "view"},
                         "resource": {"type": "Folder", "id": "work"}}""".formatted(user))
                .json()
                .path("decision")
                .asBoolean();
    }

    private Answer declare(String model) {
        return project.site()
                .put("/projects/" + project.id())
                .token(project.token())
                .json("""
                        {"name": "Permissions", "services": {"permission": {"config": {
                          "namespaces": {"location": "base64://%s"}}}}}""".formatted(Base64.getEncoder().encodeToString(model.getBytes(StandardCharsets.UTF_8))))
                .send();
    }

    private Answer patch(String... changes) {
        return send(project.site().patch("/admin/relation-tuples").json("[" + String.join(",", changes) + "]"))
                .expect(204);
    }

    private static String one(String action, String namespace, String object, String relation, String subject) {
        return """
                {"action": "%s", "relation_tuple":
                 {"namespace": "%s", "object": "%s", "relation": "%s", "subject_id": "%s"}}""".formatted(action, namespace, object, relation, subject);
    }

    private static String set(
            String action,
            String namespace,
            String object,
            String relation,
            String ofNamespace,
            String ofObject,
            String ofRelation) {
        return """
                {"action": "%s", "relation_tuple": {"namespace": "%s", "object": "%s", "relation": "%s",
                 "subject_set": {"namespace": "%s", "object": "%s", "relation": "%s"}}}""".formatted(action, namespace, object, relation, ofNamespace, ofObject, ofRelation);
    }

    private Answer get(String target) {
        return send(project.site().get(target)).expect(200);
    }

    private Answer post(String path, String body) {
        return send(project.site().post(path).json(body)).expect(200);
    }

    private Answer send(Request request) {
        return request.token(project.token()).send();
    }

    private static List<String> texts(JsonNode array, String pointer) {
        return array.valueStream()
                .map(item -> pointer.isEmpty() ? item : item.at(pointer))
                .map(JsonNode::asString)
                .toList();
    }
}
