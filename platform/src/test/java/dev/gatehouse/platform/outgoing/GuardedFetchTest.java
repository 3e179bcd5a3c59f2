package dev.gatehouse.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.platform.GatehouseMode;
import dev.gatehouse.platform.outgoing.GuardedFetch.SecureRedirects;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedFetchTest {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server = unstarted();

    @BeforeEach
    void serve() {
        server = unstarted();
        server.setExecutor(threads);
        server.createContext("/document", exchange -> {
            byte[] body = "[1]".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write('x');
                body.flush();
                over.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void inDevelopmentTheOwnMachineIsReached() throws IOException {
        try (GuardedFetch fetch = new GuardedFetch(GatehouseMode.DEVELOPMENT)) {
            assertThat(fetch.get(address("/document"))).asString().isEqualTo("[1]");
        }
    }

    @Test
    void anAnswerThatDoesNotEndIsGivenUp() throws IOException {
        try (GuardedFetch fetch = new GuardedFetch(GatehouseMode.DEVELOPMENT, Duration.ofMillis(100))) {
            assertThatThrownBy(() -> fetch.get(address("/endless"))).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:1/",
                "https://localhost:1/",
                "https://[::1]:1/",
                "https://169.254.169.254/latest"
            })
    void outsideDevelopmentTheOwnNetworkIsOutOfReach(String address) throws IOException {
        try (GuardedFetch fetch = new GuardedFetch(GatehouseMode.PRODUCTION)) {
            assertThatThrownBy(() -> fetch.get(address)).hasMessageContaining("not public");
        }
    }

    @Test
    void outsideDevelopmentOnlyTlsIsSpoken() throws IOException {
        try (GuardedFetch fetch = new GuardedFetch(GatehouseMode.PRODUCTION)) {
            assertThatThrownBy(() -> fetch.get(address("/document"))).hasMessageContaining("https");
        }
        assertThat(follows("https")).isTrue();
        assertThat(follows("http")).isFalse();
    }

    @Test
    void whatIsNoAddressIsAnUnreadableDocument() throws IOException {
        try (GuardedFetch fetch = new GuardedFetch(GatehouseMode.PRODUCTION)) {
            assertThatThrownBy(() -> fetch.get("https://no address")).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest // RFC 6890
    @ValueSource(
            strings = {
                "0.1.2.3", "10.0.0.1", "100.64.0.1", "127.0.0.2", "169.254.1.1", "172.16.0.1", "192.0.0.1",
                        "192.168.1.1",
                "198.18.0.1", "224.0.0.1", "255.255.255.255", "::", "::1", "::7f00:1", "::ffff:10.0.0.1", "fc00::1",
                "fd00::1", "fe80::1", "64:ff9b::7f00:1", "2001::1", "2002:7f00:1::", "ff02::1"
            })
    void thisIsNotThePublicInternet(String address) {
        assertThat(PublicAddresses.contain(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "100.128.0.1", "172.32.0.1", "192.1.0.1", "2606:4700::1111", "2001:4860::8888"})
    void thisIsThePublicInternet(String address) {
        assertThat(PublicAddresses.contain(InetAddress.ofLiteral(address))).isTrue();
    }

    private static boolean follows(String scheme) {
        return new SecureRedirects()
                .isRedirectAllowed(
                        new HttpHost("https", "a.test"),
                        new HttpHost(scheme, "b.test"),
                        new BasicHttpRequest("GET", "/"),
                        HttpClientContext.create());
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static HttpServer unstarted() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new IllegalStateException("A loopback port is always free.", failure);
        }
    }
}
