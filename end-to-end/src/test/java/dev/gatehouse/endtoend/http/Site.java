package dev.gatehouse.endtoend.http;

/**
 * A host name of a server on this machine. Names are not resolved: every connection goes to the loopback address, and the name
 * travels in the {@code Host} header alone, as from behind a balancer.
 *
 * @param host the name without the port
 * @param port where the server listens
 */
public record Site(String host, int port) {

    /** The same server under another name. */
    public Site as(String other) {
        return new Site(other, port);
    }

    /** Name and port, as in the {@code Host} header. */
    public String authority() {
        return host + ":" + port;
    }

    /** The address without a slash at its end. */
    public String url() {
        return "http://" + authority();
    }

    /**
     * Begins a request.
     *
     * @param target what stands between the method and the version: a path with its query, as it is
     */
    public Request request(String method, String target) {
        return new Request(this, method, target);
    }

    public Request get(String target) {
        return request("GET", target);
    }

    public Request post(String target) {
        return request("POST", target);
    }

    public Request put(String target) {
        return request("PUT", target);
    }

    public Request patch(String target) {
        return request("PATCH", target);
    }

    public Request delete(String target) {
        return request("DELETE", target);
    }
}
