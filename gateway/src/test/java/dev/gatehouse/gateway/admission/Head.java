package dev.gatehouse.gateway.admission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A request as a test describes it. */
record Head(String method, String path, String remoteAddress, Map<String, List<String>> headers)
        implements RequestHead {

    private static final String STRANGER = "203.0.113.9";

    static Head get(String path) {
        return new Head("GET", path, STRANGER, Map.of());
    }

    static Head to(String host) {
        return get("/sessions/whoami").with("Host", host);
    }

    Head by(String other) {
        return new Head(other, path, remoteAddress, headers);
    }

    Head from(String address) {
        return new Head(method, path, address, headers);
    }

    Head with(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        List<String> values = new ArrayList<>(values(name));
        values.add(value);
        more.put(name.toLowerCase(Locale.ROOT), values);
        return new Head(method, path, remoteAddress, more);
    }

    @Override
    public List<String> values(String header) {
        return headers.getOrDefault(header.toLowerCase(Locale.ROOT), List.of());
    }
}
