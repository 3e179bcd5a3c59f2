package dev.gatehouse.specimen.proper;

import java.time.Clock;
import java.time.Instant;

final class Things {

    private final Clock clock;

    Things(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }
}
