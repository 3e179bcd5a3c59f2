package dev.gatehouse.identity.session;

/** The secret that opens a session, while a request is served; only its digest is stored. */
public record SessionToken(String reveal) {

    @Override
    public String toString() {
        return "SessionToken[hidden]";
    }
}
