package dev.gatehouse.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.endtoend.http.Answer;
import dev.gatehouse.endtoend.http.Request;
import dev.gatehouse.endtoend.server.StandaloneServer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was acknowledged outlives the process, however it ends. {@code -Dgatehouse.kill.rounds=20} asks for more rounds. */
class DurabilityIT {

    private static final int ROUNDS = Integer.getInteger("gatehouse.kill.rounds", 3);
    private static final int WRITERS_OF_A_KIND = 2;

    private static StandaloneServer server;

    /**
     * A write that the server acknowledged.
     *
     * @param there whether it can be read back
     */
    private record Acknowledged(String what, java.util.function.BooleanSupplier there) {}

    @BeforeAll
    static void start() {
        server = StandaloneServer.start("durability");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void killedUnderConcurrentWritesItLosesNothingThatWasAcknowledged() {
        Project project = Project.make(server, "Durable");
        project.declareNamespace("documents");
        List<Function<Project, Acknowledged>> kinds = List.of(
                DurabilityIT::writeIdentity,
                DurabilityIT::writeClient,
                DurabilityIT::writeTuple,
                DurabilityIT::makeProject);
        List<Acknowledged> all = new ArrayList<>();
        // How far a round gets before the kill differs from round to round, and is the same in every run.
        Random random = new Random(20_250_911);

        for (int round = 1; round <= ROUNDS; round++) {
            ConcurrentLinkedQueue<Acknowledged> written = new ConcurrentLinkedQueue<>();
            int wanted = 20 + random.nextInt(100);
            List<Thread> writers = new ArrayList<>();
            for (Function<Project, Acknowledged> kind : kinds) {
                for (int i = 0; i < WRITERS_OF_A_KIND; i++) {
                    writers.add(Thread.ofVirtual().start(() -> writeUntilItBreaks(project, kind, written)));
                }
            }
            Awaitility.await("enough writes of round " + round)
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> written.size() >= wanted);
            // By turns only the process dies, and its database with it.
            if (round % 2 == 0) {
                server.kill();
            } else {
                server.killWithDatabase();
            }
            writers.forEach(DurabilityIT::join);
            server.startAgain();

            all.addAll(written);
            assertThat(lost(written))
                    .as("lost in round %d of %d writes", round, written.size())
                    .isEmpty();
        }

        assertThat(lost(all)).as("lost of %d writes in all", all.size()).isEmpty();
        assertThat(all.stream().map(Acknowledged::what).distinct()).hasSize(kinds.size());
    }

    @Test
    void anImportThatIsKilledIsThereToTheEndOfAChunkAndIsSentAgain() {
        int chunk = 10_000;
        int lines = 10 * chunk;
        Project project = Project.make(server, "Imported");
        project.declareNamespace("documents");
        Request sent = project.site()
                .post("/admin/relation-tuples/import")
                .token(project.token())
                .body("application/x-ndjson", tuples(lines));

        CompletableFuture<Answer> importing = CompletableFuture.supplyAsync(sent::send);
        Awaitility.await("the second chunk")
                .pollInterval(Duration.ofMillis(1))
                .until(() -> mayView(project, 2 * chunk));
        server.killWithDatabase();
        assertThat(importing.handle((answer, broken) -> broken != null || answer.status() == 503))
                .as("cut short")
                .succeedsWithin(Duration.ofMinutes(1))
                .isEqualTo(true);
        server.startAgain();

        JsonNode again = sent.send().expect(200).json();
        int kept = again.path("duplicates").asInt();
        assertThat(kept).isGreaterThanOrEqualTo(2 * chunk).isLessThan(lines);
        assertThat(kept % chunk)
                .as("of %d tuples, those of a part of a chunk", kept)
                .isZero();
        assertThat(again.path("inserted").asInt()).isEqualTo(lines - kept);
        assertThat(again.path("durable_to_line").asInt()).isEqualTo(lines);
        assertThat(mayView(project, lines)).isTrue();
    }

    private static String tuples(int lines) {
        return IntStream.rangeClosed(1, lines)
                .mapToObj(line -> """
                        {"namespace": "documents", "object": "line-%d", "relation": "view", "subject_id": "ann"}
                        """.formatted(line))
                .collect(Collectors.joining());
    }

    private static boolean mayView(Project project, int line) {
        return project.check("documents", "line-" + line, "view", "ann").status() == 200;
    }

    private static List<String> lost(Iterable<Acknowledged> writes) {
        List<String> lost = new ArrayList<>();
        for (Acknowledged write : writes) {
            if (!write.there().getAsBoolean()) {
                lost.add(write.what());
            }
        }
        return lost;
    }

    private static void writeUntilItBreaks(
            Project project, Function<Project, Acknowledged> kind, ConcurrentLinkedQueue<Acknowledged> written) {
        try {
            while (true) {
                written.add(kind.apply(project));
            }
        } catch (UncheckedIOException killed) {
            return;
        } catch (AssertionError refused) {
            // While its database dies under it, the server may say so before it dies too; that is no acknowledgement.
            assertThat(refused).hasMessageContaining("→ 5");
        }
    }

    private static Acknowledged writeIdentity(Project project) {
        String id = project.site()
                .post("/admin/identities")
                .token(project.token())
                .json("""
                        {"schema_id": "preset://email", "traits": {"email": "%s@durable.test"}}""".formatted(UUID.randomUUID()))
                .send()
                .expect(201)
                .text("/id");
        return new Acknowledged("identity", () -> found(project, "/admin/identities/" + id));
    }

    private static Acknowledged writeClient(Project project) {
        Project.OAuth2Client client = project.makeClient("durable");
        return new Acknowledged("client", () -> found(project, "/admin/clients/" + client.id()));
    }

    private static Acknowledged writeTuple(Project project) {
        String object = UUID.randomUUID().toString();
        project.putTuple("documents", object, "view", "ann").expect(201);
        return new Acknowledged(
                "tuple", () -> project.check("documents", object, "view", "ann").status() == 200);
    }

    private static Acknowledged makeProject(Project project) {
        Project made = Project.make(server, "Durable too");
        return new Acknowledged("project", () -> found(project, "/projects/" + made.id()));
    }

    private static boolean found(Project project, String path) {
        return project.site().get(path).token(project.token()).send().status() == 200;
    }

    private static void join(Thread writer) {
        try {
            writer.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("Nobody interrupts this test.", interrupted);
        }
    }
}
