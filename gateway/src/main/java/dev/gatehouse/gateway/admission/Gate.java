package dev.gatehouse.gateway.admission;

import dev.gatehouse.platform.access.Admission;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.platform.web.RequestPath;
import java.util.Optional;

/** Decides about a request, the same in both shapes: project first, then credential, then whether the project is served. */
public final class Gate {

    private static final String INTERNAL = "/internal";

    private final TenantResolver tenants;
    private final CredentialGuard guard;

    public Gate(TenantResolver tenants, CredentialGuard guard) {
        this.tenants = tenants;
        this.guard = guard;
    }

    public Decision decide(RequestHead head) {
        String path = head.path();
        if (RequestPath.isUnder(path, INTERNAL)) {
            return new Decision.Refused(AdmissionProblems.notPublic());
        }
        // A preflight carries no credential by design; what it is told is no secret.
        boolean guarded = guard.covers(path) && !head.preflight();
        // On public paths a bearer may be a session or an OAuth token, which is not for the gateway to judge.
        Caller caller = guarded || TenantResolver.isNamed(head) ? guard.identify(head) : null;
        Optional<Tenant> tenant = tenants.resolve(head, caller);
        if (tenant.isEmpty()) {
            return new Decision.Refused(AdmissionProblems.noProject());
        }
        Decision decision = guarded
                ? guard.admit(path, tenant.get(), caller)
                : new Decision.Admitted(new Admission(tenant.get(), Caller.ANONYMOUS));
        boolean halted = tenant.get().state() == Tenant.State.HALTED && !guard.outlivesHalt(path);
        return halted && decision instanceof Decision.Admitted
                ? new Decision.Refused(AdmissionProblems.halted())
                : decision;
    }
}
