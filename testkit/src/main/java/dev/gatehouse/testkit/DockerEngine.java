package dev.gatehouse.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Asks the Docker engine of this machine what it has, in milliseconds and without side effects. Testcontainers' own question
 * may take minutes, or end in an exception, where there is no engine.
 */
final class DockerEngine {

    private static final String SOCKET_SCHEME = "unix://";

    private final Path socket;
    private final Duration patience;

    DockerEngine(Path socket, Duration patience) {
        this.socket = socket;
        this.patience = patience;
    }

    /** The engine that Docker's own command line would use, as far as it is reached through a socket file. */
    static DockerEngine ofThisMachine(Map<String, String> environment) {
        String host = environment.getOrDefault("DOCKER_HOST", SOCKET_SCHEME + "/var/run/docker.sock");
        // An engine elsewhere is never "at hand"; who wants it names it by GATEHOUSE_TEST_DATABASE.
        String path = host.startsWith(SOCKET_SCHEME) ? host.substring(SOCKET_SCHEME.length()) : "";
        return new DockerEngine(Path.of(path), Duration.ofSeconds(1));
    }

    /** Whether there is a running engine that has the image; false on every doubt. */
    boolean has(String image) {
        if (!Files.exists(socket) || Files.isDirectory(socket)) {
            return false;
        }
        try (Selector selector = Selector.open();
                SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.configureBlocking(false);
            channel.write(ByteBuffer.wrap("GET /images/%s/json HTTP/1.0\r\nHost: docker\r\n\r\n"
                    .formatted(image)
                    .getBytes(US_ASCII)));
            channel.register(selector, SelectionKey.OP_READ);
            if (selector.select(patience.toMillis()) == 0) {
                return false;
            }
            ByteBuffer answer = ByteBuffer.allocate(64);
            channel.read(answer);
            return US_ASCII.decode(answer.flip()).toString().matches("(?s)HTTP/1\\.\\d 200 .*");
        } catch (IOException | UnsupportedOperationException noEngine) {
            return false;
        }
    }
}
