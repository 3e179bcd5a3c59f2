package dev.gatehouse.testkit;

import java.net.URI;
import java.util.function.UnaryOperator;

/** Makes requests to one server, each prepared in the same way. Follows no redirects and keeps no cookies. */
public final class TestClient {

    private final URI server;
    private final UnaryOperator<TestRequest> preparation;

    /** @param preparation what every request gets, such as a credential */
    public TestClient(URI server, UnaryOperator<TestRequest> preparation) {
        this.server = server;
        this.preparation = preparation;
    }

    /** A client of a server without anything prepared. */
    public static TestClient of(URI server) {
        return new TestClient(server, request -> request);
    }

    public TestRequest get(String path) {
        return request("GET", path);
    }

    public TestRequest post(String path) {
        return request("POST", path);
    }

    public TestRequest put(String path) {
        return request("PUT", path);
    }

    public TestRequest patch(String path) {
        return request("PATCH", path);
    }

    public TestRequest delete(String path) {
        return request("DELETE", path);
    }

    /** @param path the path and the query, percent-encoded as they shall arrive */
    public TestRequest request(String method, String path) {
        return preparation.apply(new TestRequest(method, URI.create(server + path)));
    }
}
