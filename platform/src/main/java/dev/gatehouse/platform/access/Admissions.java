package dev.gatehouse.platform.access;

import jakarta.servlet.ServletRequest;
import java.util.Optional;

/** Where the admission of a request is kept while it is served. */
public final class Admissions {

    private static final String ATTRIBUTE = Admission.class.getName();

    private Admissions() {}

    /** Hands the gateway's decision to everything that serves this request. */
    public static void admit(ServletRequest request, Admission admission) {
        request.setAttribute(ATTRIBUTE, admission);
    }

    /** Empty only for requests that no gateway decided about, such as those of the management port. */
    public static Optional<Admission> find(ServletRequest request) {
        return Optional.ofNullable((Admission) request.getAttribute(ATTRIBUTE));
    }

    /** The decision about this request; a request without one is a defect of the wiring. */
    public static Admission require(ServletRequest request) {
        return find(request)
                .orElseThrow(() -> new IllegalStateException("Every request is admitted before a controller sees it."));
    }
}
