package dev.gatehouse.endtoend.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearizabilityTest {

    private static final Effect PUT = Effect.wrote(1, 1);
    private static final Effect DELETE = Effect.wrote(1, 0);
    private static final Effect ALLOWED = Effect.saw(1, 1);
    private static final Effect DENIED = Effect.saw(1, 0);
    private static final Effect DELETED_ONE = Effect.saw(1, 1).andWrote(1, 0);
    private static final Effect DELETED_NONE = Effect.saw(1, 0).andWrote(1, 0);

    @Test
    void nothingIsAHistory() {
        accepted();
    }

    @Test
    void aReadSeesTheWriteBeforeIt() {
        accepted(at(1, 2, PUT), at(3, 4, ALLOWED), at(5, 6, DELETE), at(7, 8, DENIED));
    }

    @Test
    void aStaleAllowIsRefused() {
        refused(at(1, 2, PUT), at(3, 4, DELETE), at(5, 6, ALLOWED));
    }

    @Test
    void aLostWriteIsRefused() {
        refused(at(1, 2, PUT), at(3, 4, DENIED));
    }

    @Test
    void aReadBesideAWriteMaySeeEither() {
        accepted(at(1, 10, PUT), at(2, 3, DENIED), at(4, 5, ALLOWED));
    }

    @Test
    void whatWasSeenBesideAWriteStaysSeen() {
        refused(at(1, 10, PUT), at(2, 3, ALLOWED), at(4, 5, DENIED));
    }

    @Test
    void twoReadersMaySeeTwoWritersInOneOrderOnly() {
        accepted(at(1, 10, PUT), at(1, 10, DELETE), at(11, 12, DENIED), at(13, 14, DENIED));
        refused(at(1, 10, PUT), at(1, 10, DELETE), at(11, 12, DENIED), at(13, 14, ALLOWED));
    }

    @Test
    void aWriteWithoutAnAnswerHappensLaterOrNever() {
        Operation lost = at(1, Operation.NEVER, PUT);

        accepted(lost, at(2, 3, DENIED), at(4, 5, DENIED));
        accepted(lost, at(2, 3, DENIED), at(400, 500, ALLOWED));
        refused(lost, at(2, 3, ALLOWED), at(4, 5, DENIED));
    }

    @Test
    void aWriteWithoutAnAnswerHappensOnce() {
        refused(at(1, Operation.NEVER, PUT), at(2, 3, ALLOWED), at(4, 5, DELETE), at(6, 7, ALLOWED));
    }

    @Test
    void aWriteWithoutAnAnswerDoesNotHappenBeforeItWasSent() {
        refused(at(2, 3, ALLOWED), at(4, Operation.NEVER, PUT));
    }

    @Test
    void aDeleteThatCountsIsARead() {
        accepted(at(1, 2, PUT), at(3, 10, DELETED_ONE), at(3, 10, DELETED_NONE));
        refused(at(1, 2, PUT), at(3, 10, DELETED_ONE), at(3, 10, DELETED_ONE));
        refused(at(1, 2, PUT), at(3, 4, DELETED_NONE));
    }

    @Test
    void aReaderOfTwoRegistersSeesThemInOneMoment() {
        Effect move = Effect.wrote(3, 2);

        accepted(at(1, 2, Effect.wrote(1, 1)), at(3, 10, move), at(4, 5, Effect.saw(3, 1)), at(6, 7, Effect.saw(3, 2)));
        refused(at(1, 2, Effect.wrote(1, 1)), at(3, 10, move), at(4, 5, Effect.saw(3, 3)));
        refused(at(1, 2, Effect.wrote(1, 1)), at(3, 10, move), at(4, 5, Effect.saw(3, 0)));
    }

    @Test
    void aLongHistoryOfManyClientsIsDecidedEitherWay() {
        List<Operation> complete = simulated(new Random(4), 16, 1000, 0);
        List<Operation> withLosses = simulated(new Random(5), 16, 1000, 16);
        long end = complete.getLast().returned();

        assertThat(Linearizability.violation(complete, 0)).isEmpty();
        assertThat(Linearizability.violation(withLosses, 0)).isEmpty();
        assertThat(Linearizability.violation(
                        plus(complete, at(end + 1, end + 2, PUT), at(end + 3, end + 4, DENIED)), 0))
                .isPresent();
    }

    @Test
    void itAgreesWithTryingEveryOrder() {
        List<Effect> effects =
                List.of(PUT, DELETE, ALLOWED, DENIED, DELETED_ONE, DELETED_NONE, Effect.wrote(3, 2), Effect.saw(3, 2));
        Random random = new Random(6);
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            List<Operation> history = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                long invoked = random.nextInt(12);
                long returned = random.nextInt(6) == 0 ? Operation.NEVER : invoked + random.nextInt(6);
                history.add(new Operation(
                        "operation " + i, invoked, returned, effects.get(random.nextInt(effects.size()))));
            }
            boolean ordered = hasOrder(history, 0);

            assertThat(Linearizability.violation(history, 0).isEmpty())
                    .as("%s", history)
                    .isEqualTo(ordered);
            refused += ordered ? 0 : 1;
        }
        assertThat(refused).isBetween(500, 2500);
    }

    private static boolean hasOrder(List<Operation> left, int state) {
        if (left.stream().noneMatch(Operation::answered)) {
            return true;
        }
        long deadline = left.stream().mapToLong(Operation::returned).min().orElseThrow();
        return left.stream()
                .filter(next -> next.invoked() <= deadline && next.effect().fits(state))
                .anyMatch(next -> hasOrder(
                        left.stream().filter(other -> !other.equals(next)).toList(),
                        next.effect().after(state)));
    }

    /** What clients of a real register see who ask, wait and hear at random; the first so many puts are never answered. */
    private static List<Operation> simulated(Random random, int clients, int length, int losses) {
        List<Operation> history = new ArrayList<>();
        long[] asked = new long[clients];
        Map<Integer, Effect> happened = new HashMap<>();
        int state = 0;
        int lost = 0;
        for (long now = 1; history.size() < length; now++) {
            int client = random.nextInt(clients);
            Effect effect = happened.remove(client);
            if (effect != null) {
                boolean loses = lost < losses && effect.equals(PUT);
                lost += loses ? 1 : 0;
                history.add(at(asked[client], loses ? Operation.NEVER : now, effect));
                asked[client] = 0;
            } else if (asked[client] == 0) {
                asked[client] = now;
            } else {
                Effect next = switch (random.nextInt(4)) {
                    case 0 -> PUT;
                    case 1 -> state == 1 ? DELETED_ONE : DELETED_NONE;
                    default -> Effect.saw(1, state);
                };
                state = next.after(state);
                happened.put(client, next);
            }
        }
        return history;
    }

    private static List<Operation> plus(List<Operation> history, Operation... more) {
        List<Operation> all = new ArrayList<>(history);
        all.addAll(List.of(more));
        return all;
    }

    private static void accepted(Operation... history) {
        assertThat(Linearizability.violation(List.of(history), 0)).isEmpty();
    }

    private static void refused(Operation... history) {
        assertThat(Linearizability.violation(List.of(history), 0)).isPresent();
    }

    private static Operation at(long invoked, long returned, Effect effect) {
        return new Operation("test", invoked, returned, effect);
    }
}
