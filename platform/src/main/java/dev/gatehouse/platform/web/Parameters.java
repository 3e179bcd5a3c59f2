package dev.gatehouse.platform.web;

import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parameters of one origin, a query or a form body, in the order they were sent. The two are never mixed. */
public abstract sealed class Parameters permits QueryParameters, FormParameters {

    // Far more than any request has, and few enough that nobody makes us hash for nothing.
    private static final int MOST = 2_000;

    private final Map<String, List<String>> values;

    Parameters(@Nullable String encoded) {
        this.values = encoded == null || encoded.isEmpty() ? Map.of() : parse(encoded);
    }

    /** The value of a parameter that may be sent once at most; repeating it is a refused request (RFC 6749 §3.1, §3.2). */
    public Optional<String> find(String name) {
        List<String> sent = all(name);
        if (sent.size() > 1) {
            throw repeated(name);
        }
        return sent.isEmpty() ? Optional.empty() : Optional.of(sent.getFirst());
    }

    /** The value of a parameter without which the request cannot be served. */
    public String require(String name) {
        return find(name)
                .orElseThrow(() -> Problem.of(
                                ProblemCode.INVALID_REQUEST, "The parameter \"%s\" is missing.".formatted(name))
                        .exception());
    }

    /** The last value, as browsers' forms mean it that send a hidden default before a checkbox. */
    public Optional<String> last(String name) {
        List<String> sent = all(name);
        return sent.isEmpty() ? Optional.empty() : Optional.of(sent.getLast());
    }

    /** Every value, in order. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The names, in the order of their first occurrence. */
    public Set<String> names() {
        return values.keySet();
    }

    /** All of it, unmodifiable, in order. */
    public Map<String, List<String>> asMap() {
        return values;
    }

    /** Refuses the request when any parameter outside of the given ones was repeated. */
    public void refuseRepeats(Set<String> repeatable) {
        values.forEach((name, sent) -> {
            if (sent.size() > 1 && !repeatable.contains(name)) {
                throw repeated(name);
            }
        });
    }

    private static RuntimeException repeated(String name) {
        return Problem.of(ProblemCode.INVALID_REQUEST, "The parameter \"%s\" was sent more than once.".formatted(name))
                .exception();
    }

    private static Map<String, List<String>> parse(String encoded) {
        Map<String, List<String>> parsed = new LinkedHashMap<>();
        int count = 0;
        int from = 0;
        while (from <= encoded.length()) {
            int to = encoded.indexOf('&', from);
            to = to < 0 ? encoded.length() : to;
            if (to > from) {
                if (++count > MOST) {
                    throw Problem.of(ProblemCode.INVALID_REQUEST, "The request has too many parameters.")
                            .exception();
                }
                int equals = encoded.indexOf('=', from);
                int end = equals < 0 || equals > to ? to : equals;
                String value = end == to ? "" : decode(encoded.substring(end + 1, to));
                parsed.computeIfAbsent(decode(encoded.substring(from, end)), _ -> new ArrayList<>(1))
                        .add(value);
            }
            from = to + 1;
        }
        parsed.replaceAll((_, sent) -> List.copyOf(sent));
        return Collections.unmodifiableMap(parsed);
    }

    private static String decode(String text) {
        String decoded = PercentDecoder.decode(text, true);
        if (decoded.indexOf('\0') >= 0) {
            throw Problem.of(ProblemCode.INVALID_REQUEST, "The request contains a zero byte.")
                    .exception();
        }
        return decoded;
    }
}
