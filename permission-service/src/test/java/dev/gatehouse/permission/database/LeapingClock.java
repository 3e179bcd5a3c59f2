package dev.gatehouse.permission.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock on which every reading is later by the same time. */
final class LeapingClock extends Clock {

    private final Duration leap;
    private Instant now = DatabaseFixture.CLOCK.instant();

    LeapingClock(Duration leap) {
        this.leap = leap;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        now = now.plus(leap);
        return now;
    }
}
