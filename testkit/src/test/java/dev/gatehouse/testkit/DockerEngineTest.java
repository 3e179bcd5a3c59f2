package dev.gatehouse.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine's answers are those of Docker's Engine API, sent by a socket of our own. */
class DockerEngineTest {

    @TempDir
    private Path folder;

    @Test
    void anImageTheEngineKnowsIsAtHand() throws IOException {
        assertThat(askedOf("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n{}"))
                .isTrue();
    }

    @Test
    void anImageTheEngineWouldPullIsNot() throws IOException {
        assertThat(askedOf("HTTP/1.0 404 Not Found\r\n\r\n{\"message\":\"No such image\"}"))
                .isFalse();
    }

    @Test
    void anEngineThatDoesNotAnswerIsNotWaitedFor() throws IOException {
        assertThat(askedOf(null)).isFalse();
    }

    @Test
    void aMachineWithoutAnEngineHasNoImages() {
        assertThat(new DockerEngine(folder.resolve("none.sock"), Duration.ofMillis(100)).has("postgres:18"))
                .isFalse();
    }

    @Test
    void anEngineElsewhereIsNotAtHand() {
        assertThat(DockerEngine.ofThisMachine(Map.of("DOCKER_HOST", "tcp://192.0.2.1:2375"))
                        .has("postgres:18"))
                .isFalse();
    }

    private boolean askedOf(@Nullable String answer) throws IOException {
        Path socket = folder.resolve("docker.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Thread engine = Thread.ofVirtual().start(() -> serve(server, answer));
            boolean has = new DockerEngine(socket, Duration.ofMillis(answer == null ? 50 : 10_000)).has("postgres:18");
            engine.interrupt();
            return has;
        }
    }

    private static void serve(ServerSocketChannel server, @Nullable String answer) {
        try (SocketChannel client = server.accept()) {
            ByteBuffer request = ByteBuffer.allocate(1024);
            client.read(request);
            assertThat(US_ASCII.decode(request.flip()).toString()).startsWith("GET /images/postgres:18/json HTTP/1.0");
            if (answer != null) {
                client.write(ByteBuffer.wrap(answer.getBytes(US_ASCII)));
            }
            // Reads until the other side has gone, so that a silent engine stays silent.
            client.read(request.clear());
        } catch (IOException gone) {
            // The test is over.
        }
    }
}
