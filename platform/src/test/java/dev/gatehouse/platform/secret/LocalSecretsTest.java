package dev.gatehouse.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSecretsTest {

    @TempDir
    private Path temporary;

    @Test
    void areMadeOnceAndKept() {
        Path data = temporary.resolve("data");

        List<String> first = LocalSecrets.in(data);
        List<String> second = LocalSecrets.in(data);

        assertThat(first).isEqualTo(second);
        assertThat(SecretStrength.weakness(first.getFirst(), SystemSecrets.SHORTEST))
                .isEmpty();
    }

    @Test
    void nobodyElseMayReadThem() throws IOException {
        LocalSecrets.in(temporary);

        assertThat(permissions("secrets")).isEqualTo("rwx------");
        assertThat(permissions("secrets/system")).isEqualTo("rw-------");
        try (var files = Files.list(temporary.resolve("secrets"))) {
            assertThat(files).containsExactly(temporary.resolve("secrets/system"));
        }
    }

    @Test
    void aFileThatOthersMayReadIsRefusedWithTheCommandThatMendsIt() throws IOException {
        LocalSecrets.in(temporary);
        Path file = temporary.resolve("secrets/system");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatExceptionOfType(UnusableSecretsException.class)
                .isThrownBy(() -> LocalSecrets.in(temporary))
                .withMessageContaining("rw-r-----")
                .satisfies(refused -> assertThat(refused.action()).contains("chmod 600 " + file));
    }

    @Test
    void aFolderThatOthersMayEnterIsRefused() throws IOException {
        LocalSecrets.in(temporary);
        Files.setPosixFilePermissions(temporary.resolve("secrets"), PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatExceptionOfType(UnusableSecretsException.class)
                .isThrownBy(() -> LocalSecrets.in(temporary))
                .satisfies(refused -> assertThat(refused.action()).contains("chmod 700"));
    }

    @Test
    void ofManyProcessesThatStartAtOnceOneMakesThem() throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> all = executor.invokeAll(IntStream.range(0, 16)
                    .mapToObj(number -> (Callable<List<String>>) () -> LocalSecrets.in(temporary))
                    .toList());

            assertThat(all).extracting(Future::get).containsOnly(LocalSecrets.in(temporary));
        }
    }

    private String permissions(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve(path)));
    }
}
