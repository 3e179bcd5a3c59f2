package dev.gatehouse.endtoend.history;

import dev.gatehouse.endtoend.http.Answer;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/** Notes what clients ask and what they are answered, each with its times on one clock. */
public final class History {

    private final ConcurrentLinkedQueue<Operation> operations = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Fault> faults = new ConcurrentLinkedQueue<>();

    /** How an operation ended for its client. */
    public enum Outcome {
        ANSWERED,
        /** The server says that it cannot; what was asked may have happened. */
        FAILED,
        /** The connection broke; what was asked may have happened. */
        BROKEN,
        /** Nobody was there to hear it. */
        REFUSED
    }

    /**
     * An answer of the server that says it could not do what was asked.
     *
     * @param invoked when the request was sent
     * @param returned when the answer was there
     */
    public record Fault(long invoked, long returned, Answer answer) {}

    /**
     * Performs one operation.
     *
     * @param intended what it does if it does anything, for when no answer comes
     * @param told what an answer below 500 tells
     */
    public Outcome perform(String what, Supplier<Answer> exchange, Effect intended, Function<Answer, Effect> told) {
        long invoked = System.nanoTime();
        try {
            Answer answer = exchange.get();
            long returned = System.nanoTime();
            if (answer.status() < 500) {
                operations.add(new Operation(what, invoked, returned, told.apply(answer)));
                return Outcome.ANSWERED;
            }
            faults.add(new Fault(invoked, returned, answer));
            operations.add(new Operation(what, invoked, Operation.NEVER, intended));
            return Outcome.FAILED;
        } catch (UncheckedIOException broken) {
            if (broken.getCause() instanceof ConnectException) {
                return Outcome.REFUSED;
            }
            operations.add(new Operation(what, invoked, Operation.NEVER, intended));
            return Outcome.BROKEN;
        }
    }

    public int size() {
        return operations.size();
    }

    /** The operations that were answered. */
    public long answered() {
        return operations.stream().filter(Operation::answered).count();
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /**
     * Why this is no history of a single server, when it is none.
     *
     * @param initial what the registers held before it
     */
    public Optional<String> violation(int initial) {
        return Linearizability.violation(List.copyOf(operations), initial);
    }
}
