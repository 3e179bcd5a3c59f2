package dev.gatehouse.identity.session;

import dev.gatehouse.platform.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Seals what a browser keeps for us under the project's own secrets: AES-256-GCM with a key derived from the secret (RFC 5869).
 * The first secret seals and all open. The context is authenticated with it, so a cookie of one project or purpose is none of
 * another.
 */
final class CookieSeal {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] PURPOSE = "gatehouse cookie v1".getBytes(StandardCharsets.UTF_8);

    private final SecureRandom random;

    CookieSeal(SecureRandom random) {
        this.random = random;
    }

    String seal(List<Secret> secrets, String context, String text) {
        try {
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, secrets.getFirst(), context, nonce)
                    .doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] envelope = ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(envelope);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform can seal with AES-GCM.", impossible);
        }
    }

    /** What is inside; empty when none of the secrets sealed it in this context. */
    Optional<String> open(List<Secret> secrets, String context, String envelope) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(envelope);
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
        if (bytes.length < NONCE + TAG_BITS / 8) {
            return Optional.empty();
        }
        byte[] nonce = new byte[NONCE];
        System.arraycopy(bytes, 0, nonce, 0, NONCE);
        for (Secret secret : secrets) {
            try {
                byte[] open =
                        cipher(Cipher.DECRYPT_MODE, secret, context, nonce).doFinal(bytes, NONCE, bytes.length - NONCE);
                return Optional.of(new String(open, StandardCharsets.UTF_8));
            } catch (GeneralSecurityException _) {
                // Sealed by another secret, or by nobody: the next one may open it.
            }
        }
        return Optional.empty();
    }

    private static Cipher cipher(int mode, Secret secret, String context, byte[] nonce)
            throws GeneralSecurityException {
        SecretKey key = KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        "AES",
                        HKDFParameterSpec.ofExtract()
                                .addIKM(secret.reveal().getBytes(StandardCharsets.UTF_8))
                                .thenExpand(PURPOSE, 32));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
