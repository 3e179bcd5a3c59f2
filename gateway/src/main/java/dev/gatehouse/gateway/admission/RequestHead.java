package dev.gatehouse.gateway.admission;

import java.util.List;
import java.util.Optional;

/** What the gateway reads of a request before it decides. */
public interface RequestHead {

    String method();

    /** In the canonical form in which handlers will see it. */
    String path();

    /** Every value of a header, in order; empty when there is none. */
    List<String> values(String header);

    /** The address of the peer, as the network says. */
    String remoteAddress();

    /** The value of a header that came exactly once. */
    default Optional<String> single(String header) {
        List<String> values = values(header);
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /** Whether a browser asks, without credentials, if it may send a request of another origin (Fetch standard §4.8). */
    default boolean preflight() {
        return "OPTIONS".equals(method())
                && !values("Origin").isEmpty()
                && !values("Access-Control-Request-Method").isEmpty();
    }
}
