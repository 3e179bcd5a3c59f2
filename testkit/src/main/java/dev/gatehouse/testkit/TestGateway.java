package dev.gatehouse.testkit;

import dev.gatehouse.platform.access.Admission;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.assertion.AssertionSigner;
import dev.gatehouse.platform.assertion.ServiceClients;
import dev.gatehouse.platform.tenant.Tenant;
import java.net.URI;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/**
 * Stands where the gateway stands in front of a service under test: it decides nothing, but signs real assertions for whatever
 * tenant and caller a test names, with the keys of the service's own database.
 *
 * <pre>{@code
 * TestGateway gateway = TestGateway.before(context);
 * TestResponse answer = gateway.as(tenant, caller).post("/admin/identities").json("{…}").send();
 * }</pre>
 */
public final class TestGateway {

    private final AssertionSigner signer;
    private final URI service;

    private TestGateway(AssertionSigner signer, URI service) {
        this.signer = signer;
        this.service = service;
    }

    /** Before the service of a {@code @SpringBootTest} on a random port. */
    public static TestGateway before(ApplicationContext context) {
        Integer port = context.getEnvironment().getProperty("local.server.port", Integer.class);
        if (port == null) {
            throw new IllegalStateException("The test runs no web server: say webEnvironment = RANDOM_PORT.");
        }
        return before(context.getBean(AssertionSigner.class), URI.create("http://127.0.0.1:" + port));
    }

    /** Before a service at an address, with the signer of its keys. */
    public static TestGateway before(AssertionSigner signer, URI service) {
        return new TestGateway(signer, service);
    }

    /** A client of the tenant without a credential of the administrative plane, as people and OAuth clients are. */
    public TestClient as(Tenant tenant) {
        return as(tenant, Caller.ANONYMOUS);
    }

    /** A client whose credential the gateway has verified. */
    public TestClient as(Tenant tenant, Caller caller) {
        Admission admission = new Admission(tenant, caller);
        return new TestClient(service, request -> request.header(AssertionSigner.HEADER, signer.sign(admission)));
    }

    /** A client with a token of the tenant's project. */
    public TestClient asAdministrator(Tenant tenant) {
        return as(tenant, new Caller.ProjectToken(UUID.randomUUID(), tenant.project()));
    }

    /** Another part of the installation, which alone reaches internal paths. */
    public TestClient asService(String name) {
        return as(ServiceClients.NO_TENANT, new Caller.Service(name));
    }

    /** Somebody who reached the port of the service past the gateway. */
    public TestClient withoutAssertion() {
        return new TestClient(service, request -> request);
    }
}
