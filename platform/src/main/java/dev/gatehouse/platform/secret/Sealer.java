package dev.gatehouse.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.platform.secret.SystemSecrets.SealingKey;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals what must be read back, such as private keys, with AES-256-GCM (NIST SP 800-38D) under the first system secret.
 *
 * <p>A sealed value is {@code v1.<key>.<nonce and ciphertext>}: the key's name finds the right secret among the listed ones.
 * The context (what the value is and whose) is authenticated with it, so a value copied into another row does not open.
 */
public final class Sealer {

    private static final String VERSION = "v1";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int TAG_BITS = 128;
    // Random nonces of 96 bits are safe for 2^32 values under one secret, far more than an installation seals.
    private static final int NONCE_BYTES = 12;

    private final SystemSecrets secrets;
    private final SecureRandom random;

    public Sealer(SystemSecrets secrets, SecureRandom random) {
        this.secrets = secrets;
        this.random = random;
    }

    /**
     * Seals under the first secret.
     *
     * @param context what the value is and whose it is, such as {@code oauth2.keys/<project>/<key>}; not secret
     */
    public String seal(String context, byte[] plain) {
        SealingKey key = secrets.first();
        String prefix = VERSION + "." + key.id() + ".";
        byte[] sealed = new byte[NONCE_BYTES + plain.length + TAG_BITS / Byte.SIZE];
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, prefix + context);
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM seals any bytes under a fresh nonce.", impossible);
        }
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /**
     * Opens what any of the listed secrets sealed for the same context.
     *
     * @throws SealingException when it does not open
     */
    public byte[] open(String context, String sealed) {
        int end = keyEnd(context, sealed);
        SealingKey key = secrets.find(sealed.substring(VERSION.length() + 1, end));
        if (key == null) {
            throw SealingException.unknownKey(context);
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(sealed.substring(end + 1));
        } catch (IllegalArgumentException notBase64) {
            throw SealingException.malformed(context);
        }
        if (bytes.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw SealingException.malformed(context);
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, bytes, sealed.substring(0, end + 1) + context);
            return cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
        } catch (AEADBadTagException damaged) {
            throw SealingException.refused(context);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM either opens or names a bad tag.", impossible);
        }
    }

    /** Whether the value is sealed under the first secret, so that re-sealing would change nothing. */
    public boolean isCurrent(String sealed) {
        return sealed.startsWith(VERSION + "." + secrets.first().id() + ".");
    }

    private static int keyEnd(String context, String sealed) {
        int end = sealed.indexOf('.', VERSION.length() + 1);
        if (!sealed.startsWith(VERSION + ".") || end < 0) {
            throw SealingException.malformed(context);
        }
        return end;
    }

    private static Cipher cipher(int mode, SealingKey key, byte[] nonce, String authenticated)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
        cipher.updateAAD(authenticated.getBytes(UTF_8));
        return cipher;
    }
}
