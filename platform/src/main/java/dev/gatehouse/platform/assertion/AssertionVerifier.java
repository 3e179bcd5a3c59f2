package dev.gatehouse.platform.assertion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.platform.access.Admission;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Tells the gateway's assertions from everything else. What was verified once is remembered by its whole text until it expires,
 * so an assertion that is reused costs a look-up and no signature.
 */
public final class AssertionVerifier {

    private static final int KEPT = 50_000;
    // Ours have about 700 characters; more is not worth a look.
    private static final int LONGEST = 4096;
    private static final AlgorithmConstraints EDDSA_ONLY =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA);

    private record Verified(Admission admission, Instant expires) {}

    private final AssertionKeys keys;
    private final Clock clock;
    private final Cache<String, Verified> verified = Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterWrite(AssertionSigner.LIFETIME)
            .build();

    public AssertionVerifier(AssertionKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    Verification verify(String compact) {
        Instant now = clock.instant();
        Verified known = verified.getIfPresent(compact);
        if (known != null) {
            return alive(known, now);
        }
        if (compact.length() > LONGEST) {
            return new Verification.Refused("it is too long");
        }
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmConstraints(EDDSA_ONLY);
            jws.setCompactSerialization(compact);
            return check(jws, compact, now);
        } catch (JoseException malformed) {
            return new Verification.Refused("it is not a compact JWS by EdDSA");
        } catch (JacksonException malformed) {
            return new Verification.Refused("its payload is not an admission");
        }
    }

    private Verification check(JsonWebSignature jws, String compact, Instant now) throws JoseException {
        @Nullable String kid = jws.getKeyIdHeaderValue();
        // Before the key is looked for: a stranger's algorithm is no reason to read the list of keys.
        if (kid == null || !AlgorithmIdentifiers.EDDSA.equals(jws.getAlgorithmHeaderValue())) {
            return new Verification.Refused("it names no key, or another algorithm");
        }
        Optional<PublicKey> key = keys.find(kid);
        if (key.isEmpty()) {
            return new Verification.Refused("it is signed by an unknown key");
        }
        jws.setKey(key.get());
        if (!jws.verifySignature()) {
            return new Verification.Refused("its signature does not match");
        }
        return AssertionClaims.parse(jws.getPayload())
                .map(claims -> check(claims, compact, now))
                .orElseGet(() -> new Verification.Refused("its payload is not an admission"));
    }

    private Verification check(AssertionClaims claims, String compact, Instant now) {
        if (!claims.aud().equals(AssertionClaims.AUDIENCE)) {
            return new Verification.Refused("it is for another audience");
        }
        if (claims.exp() - claims.iat() > AssertionSigner.LIFETIME.toSeconds()) {
            return new Verification.Refused("it would live too long");
        }
        Verified fresh = new Verified(claims.admission(), Instant.ofEpochSecond(claims.exp()));
        Verification verification = alive(fresh, now);
        if (verification instanceof Verification.Accepted) {
            verified.put(compact, fresh);
        }
        return verification;
    }

    private static Verification alive(Verified assertion, Instant now) {
        return now.isBefore(assertion.expires())
                ? new Verification.Accepted(assertion.admission())
                : new Verification.Refused("it has expired");
    }
}
