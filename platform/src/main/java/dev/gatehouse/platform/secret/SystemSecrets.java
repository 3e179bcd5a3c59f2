package dev.gatehouse.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * The secrets under which an installation seals what it must read back, newest first: the first one seals, all of them open.
 * A secret is replaced by putting a new one in front, re-sealing, and only then removing the old one.
 */
public final class SystemSecrets {

    /** Shorter ones are refused everywhere. */
    public static final int SHORTEST = 32;

    /**
     * The keys of one secret with the name by which values point to it.
     *
     * @param key seals
     * @param stamping authenticates without sealing
     */
    record SealingKey(String id, SecretKey key, SecretKey stamping) {}

    private static final String PURPOSE = "dev.gatehouse sealing v1 ";
    static final int ID_BYTES = 6;
    private static final int KEY_BYTES = 32;

    private final List<Secret> secrets;
    private final List<SealingKey> keys;

    /** @param secrets in the order of the configuration; none is a mistake of the operator */
    public SystemSecrets(List<Secret> secrets) {
        if (secrets.isEmpty()) {
            throw UnusableSecretsException.missing();
        }
        List<SealingKey> derived = new ArrayList<>();
        for (int i = 0; i < secrets.size(); i++) {
            if (secrets.get(i).reveal().length() < SHORTEST) {
                throw UnusableSecretsException.weak(i, "it is shorter than " + SHORTEST + " characters");
            }
            derived.add(derive(secrets.get(i)));
        }
        this.secrets = List.copyOf(secrets);
        this.keys = List.copyOf(derived);
    }

    /** The secrets themselves, for the check of their strength. */
    List<Secret> all() {
        return secrets;
    }

    /** The key that seals. */
    SealingKey first() {
        return keys.getFirst();
    }

    /** The key that a sealed value names; null when its secret is not listed any more. */
    @Nullable SealingKey find(String id) {
        for (SealingKey key : keys) {
            if (key.id().equals(id)) {
                return key;
            }
        }
        return null;
    }

    // RFC 5869. Everything is derived under a label of its own, so the name says nothing about a key, nor one key about
    // the other.
    private static SealingKey derive(Secret secret) {
        String id = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(expand(secret, "id", ID_BYTES).getEncoded());
        return new SealingKey(id, expand(secret, "key", KEY_BYTES), expand(secret, "stamp", KEY_BYTES));
    }

    private static SecretKey expand(Secret secret, String label, int length) {
        try {
            HKDFParameterSpec parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(secret.reveal().getBytes(UTF_8))
                    .thenExpand((PURPOSE + label).getBytes(UTF_8), length);
            return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform of this version has HKDF-SHA256.", missing);
        }
    }
}
