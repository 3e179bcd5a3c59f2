package dev.gatehouse.endtoend.server;

import dev.gatehouse.endtoend.http.Site;

/** A running Gatehouse: what those who use it know of it. */
public interface GatehouseServer extends AutoCloseable {

    /** The default project's host. */
    Site site();

    /** The token of the installation's operator. */
    String operatorToken();

    /** Ends it in an orderly way. */
    @Override
    void close();
}
