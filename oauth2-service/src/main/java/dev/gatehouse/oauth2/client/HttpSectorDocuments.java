package dev.gatehouse.oauth2.client;

import dev.gatehouse.platform.outgoing.GuardedFetch;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Fetches sector documents over HTTP, a few at a time. */
@Component
class HttpSectorDocuments implements SectorDocuments {

    private static final int AT_ONCE = 8;
    private static final TypeReference<List<String>> LIST = new TypeReference<>() {};

    private final GuardedFetch fetch;
    private final JsonMapper json;
    private final Semaphore calls = new Semaphore(AT_ONCE);

    HttpSectorDocuments(GuardedFetch fetch, JsonMapper json) {
        this.fetch = fetch;
        this.json = json;
    }

    @Override
    public Optional<List<String>> load(URI address) {
        if (!calls.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readValue(fetch.get(address.toString()), LIST));
        } catch (IOException | JacksonException unreadable) {
            return Optional.empty();
        } finally {
            calls.release();
        }
    }
}
