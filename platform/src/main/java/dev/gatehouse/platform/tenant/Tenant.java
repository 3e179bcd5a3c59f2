package dev.gatehouse.platform.tenant;

import java.net.URI;

/**
 * The project a request is for, pinned to one revision of its configuration from start to end.
 *
 * @param project the tenant
 * @param slug its name in hosts and cookie names, one DNS label
 * @param revision the revision whose configuration rules this request
 * @param state whether its data plane is served
 * @param origin scheme, host and port under which this request reached the project, made from the verified host only;
 *     without a path and without a slash at the end
 * @param primaryOrigin the same for the project's main host: fixed, so what must not depend on the host that was asked, such
 *     as the issuer of tokens, is derived from it
 */
public record Tenant(ProjectId project, String slug, RevisionId revision, State state, URI origin, URI primaryOrigin) {

    /** Whether a project is served. */
    public enum State {
        RUNNING,
        /** The data plane answers 503, the control plane goes on. */
        HALTED
    }
}
