package dev.gatehouse.oauth2.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One key, parsed once, ready to sign and to verify. */
public final class SigningKey {

    private final JWSHeader header;
    private final @Nullable JWSSigner signer;
    private final @Nullable JWSVerifier verifier;
    private final @Nullable Map<String, Object> published;

    SigningKey(JWK jwk) {
        JWSAlgorithm algorithm = JWSAlgorithm.parse(jwk.getAlgorithm().getName());
        this.header = new JWSHeader.Builder(algorithm)
                .keyID(jwk.getKeyID())
                .type(JOSEObjectType.JWT)
                .build();
        JWK shared = jwk.toPublicJWK();
        // A symmetric key has no public part, and must never be published.
        this.published = shared == null ? null : Map.copyOf(shared.toJSONObject());
        try {
            this.signer = jwk.isPrivate() ? new DefaultJWSSignerFactory().createJWSSigner(jwk, algorithm) : null;
            this.verifier = shared instanceof AsymmetricJWK asymmetric
                    ? new DefaultJWSVerifierFactory().createJWSVerifier(header, asymmetric.toPublicKey())
                    : null;
        } catch (JOSEException unusable) {
            throw new IllegalStateException("The key " + jwk.getKeyID() + " is stored but cannot be used.", unusable);
        }
    }

    /** Its name in headers of tokens and in the published set. */
    public String kid() {
        return header.getKeyID();
    }

    /** The algorithm of its signatures. */
    public String algorithm() {
        return header.getAlgorithm().getName();
    }

    /** Whether it has a private part. */
    boolean signs() {
        return signer != null;
    }

    /** The public part as JSON; empty where there is none. */
    Optional<Map<String, Object>> published() {
        return Optional.ofNullable(published);
    }

    /**
     * Signs claims as they are (RFC 7519). Spring's encoder is not used: it would write an audience of one as text and leave an empty one out,
     * while the wire wants a list always.
     */
    public String sign(Map<String, Object> claims) {
        if (signer == null) {
            throw new IllegalStateException("The key " + kid() + " has no private part.");
        }
        try {
            JWSObject token = new JWSObject(header, new Payload(claims));
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException("The key " + kid() + " does not sign.", failure);
        }
    }

    /** Whether it made the signature of a token. */
    boolean verifies(JWSObject token) {
        try {
            // The algorithm is the key's, never what the token claims (RFC 8725 §3.1).
            return verifier != null
                    && token.getHeader().getAlgorithm().equals(header.getAlgorithm())
                    && token.verify(verifier);
        } catch (JOSEException unverifiable) {
            return false;
        }
    }
}
