package dev.gatehouse.platform.assertion;

import java.io.Serial;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Key pairs of Ed25519 (RFC 8032) by the JDK's own provider. */
final class Ed25519 {

    private static final String ALGORITHM = "Ed25519";
    private static final byte[] PROBE = {'p', 'r', 'o', 'b', 'e'};

    private Ed25519() {}

    static KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw missing(missing);
        }
    }

    static PublicKey publicKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (InvalidKeySpecException other) {
            throw new IllegalStateException("A stored key is an Ed25519 key.", other);
        } catch (GeneralSecurityException missing) {
            throw missing(missing);
        }
    }

    /** @throws InvalidKeySpecException when the bytes are not the PKCS #8 form of such a key */
    static PrivateKey privateKey(byte[] encoded) throws InvalidKeySpecException {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (InvalidKeySpecException other) {
            throw other;
        } catch (GeneralSecurityException missing) {
            throw missing(missing);
        }
    }

    /**
     * The pair a private key belongs to. A file holds private keys only and the JDK derives a public key just when it makes a
     * pair, so the pair is made again from the same 32 bytes; that it is the same pair is then proven by a signature.
     */
    static KeyPair pair(PrivateKey key) throws InvalidKeySpecException {
        byte[] seed = ((EdECPrivateKey) key)
                .getBytes()
                .orElseThrow(() -> new InvalidKeySpecException("The key does not show its bytes."));
        KeyPair pair = generate(new Seed(seed));
        try {
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(key);
            signer.update(PROBE);
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(pair.getPublic());
            verifier.update(PROBE);
            if (!verifier.verify(signer.sign())) {
                throw new InvalidKeySpecException("The public part of the key could not be derived.");
            }
        } catch (InvalidKeySpecException other) {
            throw other;
        } catch (GeneralSecurityException missing) {
            throw missing(missing);
        }
        return pair;
    }

    /** RFC 7638: the same key has the same id in every process, wherever it was read from. */
    static String thumbprint(PublicKey key) {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(key).calculateBase64urlEncodedThumbprint("SHA-256");
        } catch (JoseException impossible) {
            throw new IllegalStateException("Every Ed25519 key has a thumbprint.", impossible);
        }
    }

    private static IllegalStateException missing(GeneralSecurityException cause) {
        return new IllegalStateException("Every Java platform of this version has Ed25519.", cause);
    }

    /** Gives out the bytes of a key where the generator asks for random ones. */
    private static final class Seed extends SecureRandom {

        @Serial
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("A key of Ed25519 is made of 32 bytes.");
            }
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
