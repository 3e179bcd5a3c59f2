package dev.gatehouse.identity.configuration;

/** Which requests from elsewhere carry a cookie (RFC 6265bis §5.4.7). */
public enum SameSite {
    LAX("Lax"),
    STRICT("Strict"),
    NONE("None");

    private final String attribute;

    SameSite(String attribute) {
        this.attribute = attribute;
    }

    /** The value of the cookie attribute. */
    public String attribute() {
        return attribute;
    }
}
