package dev.gatehouse.oauth2.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Fetches sector documents over HTTP: a few at a time, with a deadline, no redirects and a bounded body. */
@Component
class HttpSectorDocuments implements SectorDocuments, DisposableBean {

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 256 * 1024;
    private static final int AT_ONCE = 8;
    private static final TypeReference<List<String>> LIST = new TypeReference<>() {};

    private final JsonMapper json;
    private final Semaphore calls = new Semaphore(AT_ONCE);
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(DEADLINE)
            // A redirect could lead to where the address itself may not.
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    HttpSectorDocuments(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Optional<List<String>> load(URI address) {
        if (!calls.tryAcquire()) {
            return Optional.empty();
        }
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(DEADLINE).build();
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] bytes = body.readNBytes(MOST_BYTES + 1);
                return response.statusCode() == 200 && bytes.length <= MOST_BYTES
                        ? Optional.of(json.readValue(bytes, LIST))
                        : Optional.empty();
            }
        } catch (IOException | JacksonException | IllegalArgumentException unreadable) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            calls.release();
        }
    }

    @Override
    public void destroy() {
        http.close();
    }
}
