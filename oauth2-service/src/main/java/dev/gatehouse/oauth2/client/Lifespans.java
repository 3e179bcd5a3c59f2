package dev.gatehouse.oauth2.client;

import java.time.Duration;
import java.util.Map;

/** The lifetimes that a client has instead of its project's. */
public record Lifespans(Map<Lifespan, Duration> values) {

    /** No lifetime of its own. */
    static final Lifespans NONE = new Lifespans(Map.of());

    public Lifespans {
        values = Map.copyOf(values);
    }

    /** The client's own lifetime, else the project's. */
    public Duration of(Lifespan lifespan, Duration project) {
        return values.getOrDefault(lifespan, project);
    }
}
