package dev.gatehouse.platform.assertion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.platform.access.Admission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Signs what the gateway decided about a request, as a compact JWS (RFC 7515) by EdDSA (RFC 8037). The same admission gets the
 * same text while it has {@link #REMAINING} to live, so a signature is made about once a minute for each tenant and caller, not
 * once a request.
 */
public final class AssertionSigner {

    /** The header between the gateway and the services. */
    public static final String HEADER = "Gatehouse-Assertion";

    /** How long an assertion is accepted. */
    static final Duration LIFETIME = Duration.ofMinutes(1);

    /** What is left of it at least when it is sent: time on the way, and clocks that differ. */
    static final Duration REMAINING = Duration.ofSeconds(15);

    private static final int KEPT = 50_000;

    private record Made(String compact, Instant renewal) {}

    private final AssertionKeys keys;
    private final Clock clock;
    private final Cache<Admission, Made> made =
            Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(LIFETIME).build();

    public AssertionSigner(AssertionKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The assertion of the admission, for {@link #HEADER}. */
    public String sign(Admission admission) {
        Instant now = clock.instant();
        Made known = made.getIfPresent(admission);
        if (known != null && now.isBefore(known.renewal())) {
            return known.compact();
        }
        AssertionKey key = keys.signing();
        Made fresh = made.asMap()
                .compute(
                        admission,
                        (same, current) ->
                                current != null && now.isBefore(current.renewal()) ? current : make(same, key, now));
        return fresh.compact();
    }

    private static Made make(Admission admission, AssertionKey key, Instant now) {
        Instant expires = now.plus(LIFETIME);
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        jws.setKeyIdHeaderValue(key.id());
        jws.setPayload(AssertionClaims.of(admission, now, expires).toJson());
        jws.setKey(key.signs());
        try {
            return new Made(jws.getCompactSerialization(), expires.minus(REMAINING));
        } catch (JoseException impossible) {
            throw new IllegalStateException("A key of Ed25519 signs any text.", impossible);
        }
    }
}
