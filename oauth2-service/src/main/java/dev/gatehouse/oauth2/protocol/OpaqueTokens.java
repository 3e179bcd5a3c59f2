package dev.gatehouse.oauth2.protocol;

import dev.gatehouse.platform.secret.Secret;
import dev.gatehouse.platform.secret.TokenDigest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Makes and checks opaque tokens: {@code <prefix><key>.<signature>}, where the key is 32 random bytes and the signature their
 * HMAC-SHA-512/256 under a system secret of the project, both in base64url.
 *
 * <p>The signature refuses forgeries and another project's tokens before the database is asked. The secret may be replaced: the
 * first of the list signs, every one verifies.
 */
@Component
public final class OpaqueTokens {

    private static final String ALGORITHM = "HmacSHA512/256";
    private static final int KEY_BYTES = 32;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final SecureRandom random;

    OpaqueTokens(SecureRandom random) {
        this.random = random;
    }

    /** What a token is for; each has a prefix of its own, so that scanners find leaked ones. */
    public enum Kind {
        AUTHORIZATION_CODE("ory_ac_"),
        /** Access tokens, and the tokens by which a client manages its own registration. */
        ACCESS_TOKEN("ory_at_"),
        REFRESH_TOKEN("ory_rt_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /**
     * A token to be told once.
     *
     * @param text what the client gets
     * @param digest what is stored
     */
    public record Issued(String text, TokenDigest digest) {}

    /** Makes a token that nobody can guess. */
    public Issued issue(Kind kind, List<Secret> systemSecrets) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        String bare = ENCODER.encodeToString(key) + '.' + ENCODER.encodeToString(sign(key, systemSecrets.getFirst()));
        return new Issued(kind.prefix + bare, TokenDigest.of(bare));
    }

    /** The digest under which a presented token is stored if it is ours; empty when it was never issued by this project. */
    public Optional<TokenDigest> verify(Kind kind, String presented, List<Secret> systemSecrets) {
        // The oldest tokens carry no prefix.
        String bare = presented.startsWith(kind.prefix) ? presented.substring(kind.prefix.length()) : presented;
        int dot = bare.indexOf('.');
        if (dot < 0 || bare.indexOf('.', dot + 1) >= 0) {
            return Optional.empty();
        }
        try {
            byte[] key = DECODER.decode(bare.substring(0, dot));
            byte[] signature = DECODER.decode(bare.substring(dot + 1));
            return systemSecrets.stream().anyMatch(secret -> MessageDigest.isEqual(signature, sign(key, secret)))
                    ? Optional.of(TokenDigest.of(bare))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static byte[] sign(byte[] key, Secret secret) {
        try {
            byte[] derived =
                    MessageDigest.getInstance("SHA-256").digest(secret.reveal().getBytes(StandardCharsets.UTF_8));
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(derived, ALGORITHM));
            return mac.doFinal(key);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM + ".", missing);
        }
    }
}
