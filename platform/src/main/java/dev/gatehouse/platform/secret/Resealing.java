package dev.gatehouse.platform.secret;

import dev.gatehouse.platform.secret.SealedValues.SealedValue;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings everything that is sealed under the first system secret, so that the others can be removed from the list. Works in
 * bounded batches beside the running servers; a run that was interrupted is simply started again.
 */
public final class Resealing {

    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);
    private static final int BATCH = 200;

    /**
     * What became of one kind of sealed values.
     *
     * @param name the kind
     * @param seen how many there are
     * @param resealed how many were under another secret and are now under the first
     * @param changed how many somebody else replaced meanwhile; those were sealed under the secrets of that process
     * @param unreadable how many no listed secret opens
     */
    public record Outcome(String name, long seen, long resealed, long changed, long unreadable) {

        /** Whether the other secrets are not needed any more for these values. */
        public boolean complete() {
            return changed == 0 && unreadable == 0;
        }
    }

    private final List<SealedValues> kinds;
    private final Sealer sealer;

    public Resealing(List<SealedValues> kinds, Sealer sealer) {
        this.kinds = List.copyOf(kinds);
        this.sealer = sealer;
    }

    /** Goes through all kinds; returns one outcome for each. */
    public List<Outcome> run() {
        return kinds.stream().map(this::reseal).toList();
    }

    private Outcome reseal(SealedValues values) {
        long seen = 0;
        long resealed = 0;
        long changed = 0;
        long unreadable = 0;
        List<SealedValue> batch = values.next(null, BATCH);
        while (!batch.isEmpty()) {
            for (SealedValue value : batch) {
                seen++;
                if (sealer.isCurrent(value.sealed())) {
                    continue;
                }
                try {
                    byte[] plain = sealer.open(value.context(), value.sealed());
                    if (values.replace(value, sealer.seal(value.context(), plain))) {
                        resealed++;
                    } else {
                        changed++;
                    }
                } catch (SealingException closed) {
                    LOG.warn("Not re-sealed: {}", closed.getMessage());
                    unreadable++;
                }
            }
            batch = values.next(batch.getLast(), BATCH);
        }
        return new Outcome(values.name(), seen, resealed, changed, unreadable);
    }
}
