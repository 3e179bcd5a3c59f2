package dev.gatehouse.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.endtoend.TupleScenario.Step;
import dev.gatehouse.endtoend.history.History;
import dev.gatehouse.endtoend.server.Replicas;
import dev.gatehouse.endtoend.server.StandaloneServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Sixteen clients write and check the same few tuples over two replicas, and what they are answered is what one server that does
 * one thing after the other could have answered, also while a replica or PostgreSQL is killed: no check shows less than what was
 * acknowledged before it, none shows more. {@code -Dgatehouse.history.rounds=60} asks for more rounds.
 */
class HistoryIT {

    private static final int ROUNDS = Integer.getInteger("gatehouse.history.rounds", 3);
    private static final int CLIENTS = 16;
    private static final int STEPS = 25;

    private static Replicas replicas;
    private static List<Project> views;

    private enum Disturbance {
        NONE,
        REPLICA_KILLED,
        DATABASE_KILLED
    }

    /** When PostgreSQL was down, on the clock of the history. */
    private record Outage(long from, long to) {

        static final Outage NONE = new Outage(Long.MAX_VALUE, Long.MIN_VALUE);

        boolean excuses(History.Fault fault) {
            return fault.returned() >= from && fault.invoked() <= to;
        }
    }

    @BeforeAll
    static void start() {
        replicas = Replicas.start("history", 2);
        Project project = Project.make(replicas.servers().getFirst(), "Histories");
        project.configure("/services/permission/config/namespaces", """
                [{"id": 1, "name": "documents"}, {"id": 2, "name": "groups"}]""");
        views = replicas.servers().stream()
                .map(replica -> new Project(
                        replica.site().as(project.site().host()), project.id(), project.slug(), project.token()))
                .toList();
    }

    @AfterAll
    static void stop() {
        replicas.close();
    }

    @Test
    void whateverIsKilledTheReplicasAnswerAsOneServer() {
        // What is asked differs from round to round; what comes out of it is up to the scheduler.
        Random random = new Random(20_261_125);
        for (int round = 0; round < ROUNDS; round++) {
            Disturbance disturbance = Disturbance.values()[round % Disturbance.values().length];
            List<TupleScenario> scenarios = TupleScenario.all(round);
            int disturbed = round / Disturbance.values().length % scenarios.size();
            for (int i = 0; i < scenarios.size(); i++) {
                play(scenarios.get(i), i == disturbed ? disturbance : Disturbance.NONE, random.nextLong());
            }
        }
    }

    private static void play(TupleScenario scenario, Disturbance disturbance, long seed) {
        Random random = new Random(seed);
        History history = new History();
        CountDownLatch recovered = new CountDownLatch(1);
        scenario.prepare(views.getFirst());
        Outage outage;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Random own = new Random(random.nextLong());
                clients.add(threads.submit(() -> act(scenario, history, own, recovered)));
            }
            int before = CLIENTS + random.nextInt(CLIENTS * STEPS / 2);
            Awaitility.await("the middle of " + scenario)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> history.size() >= before || clients.stream().allMatch(Future::isDone));
            outage = disturb(disturbance, scenario, history, random);
            recovered.countDown();
            clients.forEach(HistoryIT::join);
        }
        for (Project view : views) {
            scenario.checks().forEach(check -> check.perform(view, history));
        }

        String name = "%s, %s, seed %d".formatted(scenario, disturbance, seed);
        assertThat(history.answered()).as("answered: " + name).isGreaterThan(CLIENTS * STEPS / 2);
        assertThat(history.violation(scenario.initial())).as(name).isEmpty();
        assertThat(history.faults())
                .as("faults: " + name)
                .allMatch(fault -> fault.answer().status() == 503)
                .noneMatch(fault -> fault.answer().body().contains("\"allowed\":true"))
                .allMatch(outage::excuses);
    }

    private static void act(TupleScenario scenario, History history, Random random, CountDownLatch recovered) {
        for (int i = 0; i < STEPS; i++) {
            Step step = scenario.next(random);
            History.Outcome outcome;
            do {
                outcome = step.perform(views.get(random.nextInt(views.size())), history);
                // Where nobody listens, a client tries the other address.
            } while (outcome == History.Outcome.REFUSED);
            if (outcome == History.Outcome.FAILED) {
                // A client with patience: were all to go on, nobody could say any more what may have happened.
                await(recovered);
            }
        }
    }

    private static Outage disturb(Disturbance disturbance, TupleScenario scenario, History history, Random random) {
        long from = System.nanoTime();
        switch (disturbance) {
            case NONE -> {
                return Outage.NONE;
            }
            case REPLICA_KILLED -> {
                StandaloneServer killed = replicas.servers().get(random.nextInt(views.size()));
                killed.kill();
                killed.startAgain();
            }
            case DATABASE_KILLED -> {
                replicas.killDatabase();
                replicas.startDatabaseAgain();
            }
        }
        for (Project view : views) {
            Awaitility.await("the end of the outage")
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> scenario.checks().getFirst().perform(view, history) == History.Outcome.ANSWERED);
        }
        // While one replica is down the other has no reason to fail.
        return disturbance == Disturbance.DATABASE_KILLED ? new Outage(from, System.nanoTime()) : Outage.NONE;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("Nobody interrupts this test.", interrupted);
        }
    }

    private static void join(Future<?> client) {
        try {
            client.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError("A client was answered what it should not have been.", failure);
        }
    }
}
