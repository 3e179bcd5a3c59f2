package dev.gatehouse.specimen.habit;

import java.time.Instant;

final class ReadsTheSystemClock {

    Instant now() {
        return Instant.now();
    }
}
