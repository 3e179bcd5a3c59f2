package dev.gatehouse.identity;

import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.start.Launcher;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.testkit.FixedConfigurationDocuments;
import dev.gatehouse.testkit.TestClient;
import dev.gatehouse.testkit.TestGateway;
import dev.gatehouse.testkit.TestService;
import dev.gatehouse.testkit.TestTenants;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it is shipped, on PostgreSQL, started once for all tests; each test has projects of its own. */
public final class RunningService {

    /** Where the pages of the projects are. */
    public static final String UI = "http://pages.test:4455";

    /** People with an e-mail address, and some more. */
    public static final String PERSON = """
            {"$id": "https://schemas.test/person.json", "$schema": "http://json-schema.org/draft-07/schema#", "type": "object",
             "properties": {"traits": {"type": "object", "properties": {
               "email": {"type": "string", "format": "email", "title": "E-Mail", "minLength": 3, "ory.sh/kratos": {
                 "credentials": {"password": {"identifier": true}, "webauthn": {"identifier": true}, "totp": {"account_name": true}},
                 "verification": {"via": "email"}, "recovery": {"via": "email"}}},
               "name": {"type": "object", "properties": {"first": {"type": "string"}, "last": {"type": "string", "minLength": 2}}},
               "age": {"type": "integer", "minimum": 3}, "newsletter": {"type": "boolean"}},
               "required": ["email"], "additionalProperties": false}}}
            """;

    /** People with a nick name, whose mail is only an address. */
    public static final String NICK = """
            {"type": "object", "properties": {"traits": {"type": "object", "properties": {
               "nick": {"type": "string", "ory.sh/kratos": {"credentials": {"password": {"identifier": true}}}},
               "mail": {"type": "string", "ory.sh/kratos": {"verification": {"via": "email"}, "recovery": {"via": "email"}}}},
               "required": ["nick"], "additionalProperties": false}}}
            """;

    private static final FixedConfigurationDocuments DOCUMENTS = new FixedConfigurationDocuments();
    private static final StatementListener STATEMENTS = new StatementListener();
    private static final ConfigurableApplicationContext CONTEXT = TestService.start(
            Launcher.of("identity-service", IdentityServiceApplication.class, 0, 0),
            DOCUMENTS,
            StatementListener.class,
            STATEMENTS);
    private static final TestGateway GATEWAY = TestGateway.before(CONTEXT);

    private RunningService() {}

    /** A new project with the schemas {@code person} and {@code nick}, passwords, and one upstream provider. */
    public static Tenant project() {
        return project(configuration("1h"));
    }

    /** A new project with an effective configuration. */
    public static Tenant project(String configuration) {
        return configured(TestTenants.aTenant().build(), configuration);
    }

    /** Another revision of a project. */
    public static Tenant changed(Tenant tenant, String configuration) {
        Tenant next = TestTenants.like(tenant).revision(RevisionId.random()).build();
        return configured(next, configuration);
    }

    /** The configuration of {@link #project()}, with flows that last as long as is said. */
    public static String configuration(String loginLifespan) {
        return """
            {"identity": {"default_schema_id": "person", "schemas": [
               {"id": "person", "url": "base64://%s"}, {"id": "nick", "url": "base64://%s"}]},
             "secrets": {"cookie": ["a-cookie-secret-of-this-project"], "cipher": []},
             "hashers": {"algorithm": "bcrypt", "bcrypt": {"cost": 4}},
             "serve": {"public": {"cors": {"enabled": true, "allowed_origins": ["%3$s"], "allow_credentials": true}}},
             "session": {"lifespan": "24h", "cookie": {"name": "ory_session_test"}, "whoami": {"required_aal": "aal1"}},
             "selfservice": {
               "default_browser_return_url": "%3$s/welcome", "allowed_return_urls": ["%3$s", "https://www.example.test/app"],
               "methods": {"password": {"enabled": true},
                 "oidc": {"enabled": true, "config": {"providers": [{"id": "upstream", "label": "Upstream"}]}}},
               "flows": {"error": {"ui_url": "%3$s/error"}, "login": {"ui_url": "%3$s/login", "lifespan": "%4$s"}}}}
            """.formatted(base64(PERSON), base64(NICK), UI, loginLifespan);
    }

    /** Calls as people and applications do. */
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

    /** Makes a person with a password; the id. */
    public static UUID person(Tenant tenant, String email, String password) {
        String body = """
                {"schema_id": "person", "traits": {"email": "%s"},
                 "credentials": {"password": {"config": {"password": "%s"}}}}
                """.formatted(email, password);
        return UUID.fromString(admin(tenant)
                .post("/admin/identities")
                .json(body)
                .send()
                .expect(201)
                .at("/id")
                .asString());
    }

    /** A part of the service itself. */
    public static <T> T part(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    /** Sees the statements on the service's tables. */
    public static StatementListener statements() {
        return STATEMENTS;
    }

    private static Tenant configured(Tenant tenant, String configuration) {
        DOCUMENTS.put(tenant, ServiceName.IDENTITY, configuration);
        return tenant;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
