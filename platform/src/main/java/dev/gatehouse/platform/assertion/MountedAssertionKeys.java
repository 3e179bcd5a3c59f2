package dev.gatehouse.platform.assertion;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.spec.InvalidKeySpecException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Key pairs in a mounted file, for installations that keep secrets out of the database: private keys as PEM (RFC 7468,
 * {@code openssl genpkey -algorithm ed25519}), of which the first signs and all verify. The file is read again as the list
 * of the database would be, so keys are rotated by writing it: first with the new key at the end, then with it in front.
 */
final class MountedAssertionKeys implements AssertionKeySource {

    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private final Path file;

    MountedAssertionKeys(Path file) {
        this.file = file;
    }

    @Override
    public List<AssertionKey> load() {
        List<AssertionKey> keys = new ArrayList<>();
        try {
            Matcher pem = PRIVATE_KEY.matcher(Files.readString(file, US_ASCII));
            while (pem.find()) {
                byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
                KeyPair pair = Ed25519.pair(Ed25519.privateKey(encoded));
                keys.add(new AssertionKey(
                        Ed25519.thumbprint(pair.getPublic()), pair.getPublic(), pair.getPrivate(), Instant.EPOCH));
            }
        } catch (IOException failure) {
            throw new IllegalStateException("The keys of the assertion could not be read from " + file + ".", failure);
        } catch (InvalidKeySpecException | IllegalArgumentException malformed) {
            throw new IllegalStateException(
                    "Private key number %d in %s is not an Ed25519 key.".formatted(keys.size() + 1, file), malformed);
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException("There is no PEM block PRIVATE KEY in " + file + ".");
        }
        // The last active one signs.
        return keys.reversed();
    }
}
