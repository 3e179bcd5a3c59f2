package dev.gatehouse.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.platform.secret.SystemSecrets.SealingKey;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;

/**
 * Stamps what callers keep for us and give back, such as the state they have seen: they may read it, but not make it up. Where a
 * value is handed out with every answer this is the better choice than a {@link Sealer}: the same value always gets the same
 * stamp, so every replica writes the same text, and no nonces are used up.
 *
 * <p>A stamped value is the base64url of the key's name, the value and the first 16 bytes of an HMAC-SHA256 (RFC 2104) over the
 * context and the value. The first system secret stamps, all of them are recognised.
 */
public final class Stamper {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int TAG_BYTES = 16;

    private final SystemSecrets secrets;

    public Stamper(SystemSecrets secrets) {
        this.secrets = secrets;
    }

    /**
     * Stamps under the first secret.
     *
     * @param context what the value is and whose it is; not secret, and not in the result
     */
    public String stamp(String context, byte[] value) {
        SealingKey key = secrets.first();
        byte[] id = Base64.getUrlDecoder().decode(key.id());
        byte[] stamped = new byte[id.length + value.length + TAG_BYTES];
        System.arraycopy(id, 0, stamped, 0, id.length);
        System.arraycopy(value, 0, stamped, id.length, value.length);
        System.arraycopy(tag(key, context, value), 0, stamped, id.length + value.length, TAG_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(stamped);
    }

    /** The value that was stamped for this context; empty when it was not, or under a secret that is not listed any more. */
    public Optional<byte[]> read(String context, String stamped) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(stamped);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        int end = bytes.length - TAG_BYTES;
        if (end < SystemSecrets.ID_BYTES) {
            return Optional.empty();
        }
        String id =
                Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes, SystemSecrets.ID_BYTES));
        SealingKey key = secrets.find(id);
        if (key == null) {
            return Optional.empty();
        }
        byte[] value = Arrays.copyOfRange(bytes, SystemSecrets.ID_BYTES, end);
        boolean ours = MessageDigest.isEqual(
                Arrays.copyOf(tag(key, context, value), TAG_BYTES), Arrays.copyOfRange(bytes, end, bytes.length));
        return ours ? Optional.of(value) : Optional.empty();
    }

    private static byte[] tag(SealingKey key, String context, byte[] value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key.stamping());
            byte[] text = context.getBytes(UTF_8);
            // With its length, so that no part of the value can pass for context.
            mac.update(new byte[] {
                (byte) (text.length >>> 24), (byte) (text.length >>> 16), (byte) (text.length >>> 8), (byte) text.length
            });
            mac.update(text);
            return mac.doFinal(value);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has HMAC-SHA256.", missing);
        }
    }
}
