package dev.gatehouse.oauth2;

import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.start.Launcher;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.testkit.FixedConfigurationDocuments;
import dev.gatehouse.testkit.TestClient;
import dev.gatehouse.testkit.TestGateway;
import dev.gatehouse.testkit.TestService;
import dev.gatehouse.testkit.TestTenants;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it is shipped, on PostgreSQL, started once for all tests; each test has projects of its own. */
public final class RunningService {

    /** Secrets as every project has them, and hashes that cost a test nothing. */
    private static final String GIVEN = """
            "secrets": {"system": ["a-secret-of-this-project-alone"]},
            "oauth2": {"hashers": {"pbkdf2": {"iterations": 100}}}""";

    private static final FixedConfigurationDocuments DOCUMENTS = new FixedConfigurationDocuments();
    private static final StatementCounter STATEMENTS = new StatementCounter();
    private static final ConfigurableApplicationContext CONTEXT = TestService.start(
            Launcher.of("oauth2-service", OAuth2ServiceApplication.class, 0, 0),
            DOCUMENTS,
            StatementCounter.class,
            STATEMENTS);
    private static final TestGateway GATEWAY = TestGateway.before(CONTEXT);

    private RunningService() {}

    /** A new project whose configuration is what the schema defaults to. */
    public static Tenant project() {
        return project("");
    }

    /**
     * A new project.
     *
     * @param members of its configuration, beside those that every project has
     */
    public static Tenant project(String members) {
        return configured(TestTenants.aTenant().build(), members);
    }

    /** The same tenant with a configuration of its own. */
    public static Tenant configured(Tenant tenant, String members) {
        DOCUMENTS.put(tenant, ServiceName.OAUTH2, "{" + GIVEN + (members.isBlank() ? "" : ", " + members) + "}");
        return tenant;
    }

    /** Calls as people and clients do. */
    public static TestClient site(Tenant tenant) {
        return GATEWAY.as(tenant);
    }

    /** Calls as an administrator of the project does. */
    public static TestClient admin(Tenant tenant) {
        return GATEWAY.asAdministrator(tenant);
    }

    /** Calls past the gateway. */
    public static TestClient stranger() {
        return GATEWAY.withoutAssertion();
    }

    /** A part of the service itself. */
    public static <T> T part(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    /** The statements on the service's tables. */
    public static StatementCounter statements() {
        return STATEMENTS;
    }
}
