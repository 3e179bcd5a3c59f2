package dev.gatehouse.permission.evaluate;

import java.time.Instant;
import java.util.Map;

/**
 * Under what a request is answered.
 *
 * @param now when it is asked: what expired by then does not count
 * @param depth how many tuples may follow one another, at least 1, which reaches direct tuples only; a chain of k subject sets needs k + 1
 * @param context values for the parameters of conditions, as they are in JSON
 */
public record Circumstances(Instant now, int depth, Map<String, Object> context) {
    public Circumstances {
        context = Map.copyOf(context);
    }
}
