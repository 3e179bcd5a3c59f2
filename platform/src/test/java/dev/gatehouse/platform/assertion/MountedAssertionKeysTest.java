package dev.gatehouse.platform.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountedAssertionKeysTest {

    // RFC 8410 §10.3, and the public key of §10.1 that belongs to it.
    private static final String FIRST = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """;

    private static final String FIRST_PUBLIC = "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=";

    private static final String SECOND = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIDwfobSStEg0XvfLTLXDkVwFOUHTGfyxBkP88oGZQW0a
            -----END PRIVATE KEY-----
            """;

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void nameFile() {
        file = folder.resolve("keys.pem");
    }

    @Test // RFC 8410 §10
    void thePublicKeyIsDerivedFromThePrivateOne() throws IOException {
        Files.writeString(file, FIRST);

        AssertionKey key = new MountedAssertionKeys(file).load().getFirst();

        assertThat(key.verifies().getEncoded()).asBase64Encoded().isEqualTo(FIRST_PUBLIC);
    }

    @Test
    void theFirstSignsAndAllVerify() throws IOException {
        Files.writeString(file, FIRST + SECOND);
        var keys = new MountedAssertionKeys(file).load();

        Files.writeString(file, FIRST);
        AssertionKey first = new MountedAssertionKeys(file).load().getFirst();

        assertThat(keys).hasSize(2);
        assertThat(keys.getLast().id()).isEqualTo(first.id());
    }

    @Test
    void aFileWithoutKeysOrWithOtherKeysIsRefused() throws IOException {
        Files.writeString(file, "nothing");
        assertThatIllegalStateException()
                .isThrownBy(() -> new MountedAssertionKeys(file).load())
                .withMessageContaining(file.toString());

        Files.writeString(file, FIRST.replace("MC4CAQ", "MC4CAA"));
        assertThatIllegalStateException()
                .isThrownBy(() -> new MountedAssertionKeys(file).load())
                .withMessageContaining("number 1");
    }
}
