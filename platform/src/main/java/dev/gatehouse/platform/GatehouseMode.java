package dev.gatehouse.platform;

/** How strict an installation is with itself; {@code gatehouse.mode}, environment {@code GATEHOUSE_MODE}. */
public enum GatehouseMode {
    /**
     * For a laptop and for tests: cookies without {@code Secure} over http, http redirect URIs, calls and mail to private
     * addresses, cheap password hashes when asked for.
     */
    DEVELOPMENT,
    /** Refuses all of that, and refuses to start with a missing or weak secret. */
    PRODUCTION;

    /** Whether the leniency of development is allowed. */
    public boolean development() {
        return this == DEVELOPMENT;
    }
}
