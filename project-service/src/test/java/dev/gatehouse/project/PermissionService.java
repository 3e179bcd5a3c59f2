package dev.gatehouse.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.platform.assertion.AssertionSigner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.concurrent.Executors;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The other side of {@link HttpPermissionDocuments}, as far as tests of this module need it: a model that contains the word
 * {@code mistake} has one in its first line, one with {@code doubt} is warned of, and {@code outage} breaks the service.
 */
final class PermissionService implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpServer SERVER = start();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of("gatehouse.services.permission-url=http://127.0.0.1:"
                        + SERVER.getAddress().getPort())
                .applyTo(context);
    }

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/internal/permission/settings/check", PermissionService::answer);
            server.start();
            return server;
        } catch (IOException failed) {
            throw new IllegalStateException("No port is free.", failed);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode settings = JSON.readTree(exchange.getRequestBody());
            String location = settings.at("/namespaces/location").asString("base64://");
            String model = new String(Base64.getDecoder().decode(location.substring("base64://".length())), UTF_8);
            if (!exchange.getRequestHeaders().containsKey(AssertionSigner.HEADER) || model.contains("outage")) {
                exchange.sendResponseHeaders(500, -1);
                return;
            }
            byte[] verdict = "{\"errors\": [%s], \"warnings\": [%s]}"
                    .formatted(finding(model, "mistake"), finding(model, "doubt"))
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, verdict.length);
            exchange.getResponseBody().write(verdict);
        }
    }

    private static String finding(String model, String word) {
        int column = model.indexOf(word) + 1;
        return column == 0 ? "" : """
                {"pointer": "/namespaces/location", "rule": "model", "message": "a %s",
                 "start": {"line": 1, "column": %d}, "end": {"line": 1, "column": %d}}
                """.formatted(word, column, column + word.length());
    }
}
