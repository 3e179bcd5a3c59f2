package dev.gatehouse.platform.web;

import org.springframework.core.Ordered;

/** The order in which filters see a request; those of observation and character encoding come before all of them. */
public final class FilterOrder {

    /** Request id, canonical path, limits, default headers, and the last catch of exceptions. */
    public static final int EDGE = Ordered.HIGHEST_PRECEDENCE + 10;

    /** Whatever decides for which tenant and which caller a request is: the gateway in process, or the assertion. */
    public static final int ADMISSION = EDGE + 10;

    /** Answers preflights and marks answers for other origins. */
    public static final int CORS = ADMISSION + 10;

    /** Sends a path that ends with a slash to the one without. */
    public static final int TRAILING_SLASH = CORS + 10;

    private FilterOrder() {}
}
