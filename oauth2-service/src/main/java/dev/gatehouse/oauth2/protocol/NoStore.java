package dev.gatehouse.oauth2.protocol;

import java.util.Map;
import org.springframework.http.HttpHeaders;

/** Keeps answers about tokens out of every cache (RFC 6749 §5.1). */
public final class NoStore {

    /** The headers by name. */
    public static final Map<String, String> HEADERS =
            Map.of(HttpHeaders.CACHE_CONTROL, "no-store", HttpHeaders.PRAGMA, "no-cache");

    private NoStore() {}
}
