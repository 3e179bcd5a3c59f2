package dev.gatehouse.permission.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.permission.http.EventStream.Event;
import dev.gatehouse.permission.http.PermissionServer.Answer;
import dev.gatehouse.permission.http.PermissionServer.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** {@code GET /relation-tuples/watch} and its twin {@code /changes} (permission.md §18.4). */
@Timeout(60)
class WatchTest {

    private static final String WATCH = "/relation-tuples/watch";
    private static final String CHANGES = "/relation-tuples/changes";
    private static final String ANN = """
            {"namespace":"videos","object":"v1","relation":"view","subject_id":"ann"}""";
    private static final String BOB = ANN.replace("ann", "bob");

    private final PermissionServer server = PermissionServer.SHARED;
    private final Project project = server.project();

    @Test
    void everyTransactionIsOneEventInTheOrderOfRevisions() {
        project.put(BOB);
        try (EventStream stream = watch()) {
            assertThat(stream.response().headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            String one = project.put(ANN).header("X-Snaptoken");
            String two = project.patch(
                            "[" + delta("insert", ANN.replace("v1", "v2")) + "," + delta("delete", BOB) + "]")
                    .header("X-Snaptoken");
            project.put(ANN);
            String four = project.put(ANN.replace("}", ",\"expires_at\":\"2126-01-01T00:00:00Z\"}"))
                    .header("X-Snaptoken");

            assertThat(summary(stream.next())).isEqualTo(one + " +v1:ann");
            assertThat(summary(stream.next())).isEqualTo(two + " -v1:bob +v2:ann");
            Event changed = stream.next().orElseThrow();
            assertThat(summary(Optional.of(changed))).isEqualTo(four + " -v1:ann +v1:ann");
            assertThat(changed.data().at("/changes/1/relation_tuple/expires_at").asString())
                    .isEqualTo("2126-01-01T00:00:00Z");
            assertThat(changed.data().at("/commit_time").asString()).endsWith("Z");
        }
    }

    @Test
    void heartbeatsCarryTheStateFromWhichToGoOn() {
        try (EventStream stream = watch()) {
            Event first = stream.any().orElseThrow();
            String written = project.put(ANN).header("X-Snaptoken");
            Event change = stream.next().orElseThrow();
            Event later = stream.any().orElseThrow();

            assertThat(first.name()).isEqualTo("heartbeat");
            assertThat(first.id())
                    .isEqualTo(stream.response()
                            .headers()
                            .firstValue("X-Snaptoken")
                            .orElseThrow());
            assertThat(change.id()).isEqualTo(written);
            assertThat(later.name()).isEqualTo("heartbeat");
            assertThat(later.id()).isEqualTo(written);
        }
    }

    @Test
    void whoComesBackMissesNothing() {
        String before = project.put(ANN).header("X-Snaptoken");
        String missed = project.put(BOB).header("X-Snaptoken");
        project.put(BOB.replace("v1", "v2"));

        try (EventStream stream = watch("snaptoken", before)) {
            assertThat(summary(stream.next())).endsWith("+v1:bob");
            assertThat(summary(stream.next())).endsWith("+v2:bob");
        }
        // A browser repeats its first URL.
        try (EventStream stream = new EventStream(project.request("GET", WATCH, "snaptoken", before)
                .header("Last-Event-ID", missed)
                .open())) {
            assertThat(summary(stream.next())).endsWith("+v2:bob");
        }
    }

    @Test
    void anExportAndWatchingFromItsTokenIsTheWhole() {
        project.put(ANN);
        Answer exported = project.get("/relation-tuples/export");
        project.put(BOB);

        try (EventStream stream = watch("snaptoken", exported.header("X-Snaptoken"))) {
            assertThat(exported.text()).contains("ann").doesNotContain("bob");
            assertThat(summary(stream.next())).endsWith("+v1:bob");
        }
    }

    @Test
    void onlyTheNamespacesThatWereAskedForAreTold() {
        try (EventStream stream = watch("namespace", "videos", "namespace", "groups")) {
            project.put(ANN.replace("videos", "files"));
            project.patch("[" + delta("insert", ANN.replace("videos", "files").replace("ann", "eve")) + ","
                    + delta("insert", ANN) + "]");
            project.put(BOB.replace("videos", "groups"));

            assertThat(summary(stream.next())).endsWith(" +v1:ann");
            assertThat(summary(stream.next())).endsWith(" +v1:bob");
        }
        assertThat(project.get(CHANGES, "namespace", "nothere").status()).isEqualTo(404);
    }

    @Test
    void aTransactionOfAnySizeIsOneEvent() {
        try (EventStream stream = watch()) {
            project.patch(IntStream.range(0, 2_000)
                    .mapToObj(i -> delta("insert", ANN.replace("ann", "user" + i)))
                    .collect(Collectors.joining(",", "[", "]")));
            project.delete("/admin/relation-tuples", "namespace", "videos");

            assertThat(stream.next().orElseThrow().data().at("/changes")).hasSize(2_000);
            assertThat(stream.next().orElseThrow().data().at("/changes")).hasSize(2_000);
        }
    }

    @Test
    void nobodyIsToldOfAnotherProject() {
        try (EventStream stream = watch()) {
            server.project().put(BOB);
            project.put(ANN);

            assertThat(summary(stream.next())).endsWith("+v1:ann");
        }
    }

    @Test
    void anotherModelIsTold() {
        String document = "{\"namespaces\":[{\"id\":0,\"name\":\"videos\"}]}";
        try (EventStream stream = watch()) {
            String before = stream.any().orElseThrow().id();
            Project changed = project.changed(document);

            Event model = stream.next().orElseThrow();
            assertThat(model.name()).isEqualTo("model");
            assertThat(model.id()).isEqualTo(changed.get("/relation-tuples").header("X-Snaptoken"));
            // Who was away meanwhile learns it when it comes back, and one with the same settings is no news.
            try (EventStream back = new EventStream(
                    changed.request("GET", WATCH, "snaptoken", before).open())) {
                assertThat(back.next().orElseThrow().name()).isEqualTo("model");
            }
            changed.changed(document);
            changed.put(ANN);
            assertThat(stream.next().orElseThrow().name()).isEqualTo("tuples");
        }
    }

    @Test
    void theStreamOfAHaltedProjectEnds() {
        try (EventStream stream = watch()) {
            project.halt();

            assertThat(stream.next()).isEmpty();
        }
    }

    @Test
    void whatIsNotKeptAnyMoreIsGone() {
        String old = project.put(ANN).header("X-Snaptoken");
        String kept = project.put(BOB).header("X-Snaptoken");
        server.bean(JdbcClient.class)
                .sql("UPDATE permission.heads SET trimmed_to = 2 WHERE project_id = :project")
                .param("project", project.id().value())
                .update();

        for (String path : List.of(WATCH, CHANGES)) {
            Answer gone = project.get(path, "snaptoken", old);
            assertThat(gone.status()).isEqualTo(410);
            assertThat(gone.json().at("/error/id").asString()).isEqualTo("snaptoken_expired");
        }
        assertThat(project.get(CHANGES, "snaptoken", kept, "wait", "0").status())
                .isEqualTo(200);
    }

    @Test
    void aStateThatIsNotThereIsAConflict() {
        String token = project.put(ANN).header("X-Snaptoken");
        server.bean(JdbcClient.class)
                .sql("UPDATE permission.heads SET revision = 0 WHERE project_id = :project")
                .param("project", project.id().value())
                .update();

        Answer refused = project.get(WATCH, "snaptoken", token);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().at("/error/id").asString()).isEqualTo("snaptoken_from_future");
        assertThat(project.get("/relation-tuples", "snaptoken", token).status()).isEqualTo(409);
        assertThat(project.get(WATCH, "snaptoken", "AAAA").status()).isEqualTo(400);
    }

    @Test
    void pollingGivesPagesOfTransactions() {
        Answer begun = project.get(CHANGES);
        for (int i = 0; i < 5; i++) {
            project.put(ANN.replace("ann", "user" + i));
        }

        List<String> seen = new ArrayList<>();
        Answer page = begun;
        do {
            page = project.get(
                    CHANGES, "snaptoken", page.json().at("/snaptoken").asString(), "page_size", "2", "wait", "0");
            for (JsonNode event : page.json().at("/events")) {
                assertThat(event.at("/event").asString()).isEqualTo("tuples");
                seen.add(event.at("/changes/0/relation_tuple/subject_id").asString());
            }
            assertThat(page.json().at("/events").size()).isLessThanOrEqualTo(2);
            assertThat(page.header("X-Snaptoken"))
                    .isEqualTo(page.json().at("/snaptoken").asString());
        } while (!page.json().at("/events").isEmpty());

        assertThat(begun.json().at("/events")).isEmpty();
        assertThat(seen).containsExactly("user0", "user1", "user2", "user3", "user4");
    }

    @Test
    void pollingWaitsForTheNextTransaction() throws Exception {
        String token = project.get(CHANGES).header("X-Snaptoken");

        CompletableFuture<Answer> waiting =
                CompletableFuture.supplyAsync(() -> project.get(CHANGES, "snaptoken", token, "wait", "30"));
        project.put(ANN);

        assertThat(waiting.get()
                        .json()
                        .at("/events/0/changes/0/relation_tuple/subject_id")
                        .asString())
                .isEqualTo("ann");
    }

    @Test
    void howLongToWaitIsANumberOfSeconds() {
        assertThat(project.get(CHANGES, "wait", "31").status()).isEqualTo(400);
        assertThat(project.get(CHANGES, "wait", "-1").status()).isEqualTo(400);
        assertThat(project.get(CHANGES, "wait", "x").status()).isEqualTo(400);
    }

    private EventStream watch(String... query) {
        EventStream stream =
                new EventStream(project.request("GET", WATCH, query).open());
        assertThat(stream.response().statusCode()).isEqualTo(200);
        return stream;
    }

    private static String summary(Optional<Event> event) {
        StringBuilder text = new StringBuilder(event.orElseThrow().id());
        for (JsonNode change : event.get().data().at("/changes")) {
            text.append(change.at("/action").asString().equals("insert") ? " +" : " -")
                    .append(change.at("/relation_tuple/object").asString())
                    .append(':')
                    .append(change.at("/relation_tuple/subject_id").asString());
        }
        return text.toString();
    }

    private static String delta(String action, String tuple) {
        return "{\"action\":\"" + action + "\",\"relation_tuple\":" + tuple + "}";
    }
}
