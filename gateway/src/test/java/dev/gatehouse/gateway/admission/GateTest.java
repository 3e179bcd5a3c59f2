package dev.gatehouse.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.gateway.MemoryDirectory;
import dev.gatehouse.gateway.ProjectDirectory.Project;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import dev.gatehouse.platform.tenant.Tenant;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    private static final Instant NOW = Instant.parse("2022-08-30T12:00:00Z");
    private static final String OPERATOR = "operator-token";
    private static final String OWN = "ory_pat_own";
    private static final String FOREIGN = "ory_pat_foreign";
    private static final String EXPIRED = "ory_pat_expired";

    private final MemoryDirectory directory = new MemoryDirectory();
    private final Project shop = directory.project("shop", "shop.localhost");
    private final Project other = directory.project("other", "other.localhost");
    private Gate gate;
    private UUID own;

    @BeforeEach
    void guard() {
        directory.operator(OPERATOR);
        own = directory.token(OWN, shop, NOW.plusSeconds(1));
        directory.token(FOREIGN, other, null);
        directory.token(EXPIRED, shop, NOW);
        TenantResolver tenants = new TenantResolver(
                directory,
                new TrustedProxies(List.of()),
                new PublicAddress(URI.create("http://localhost:8080")),
                new TenancySettings(null, List.of(), "default", List.of()));
        gate = new Gate(tenants, new CredentialGuard(directory, Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    private Decision decide(String path, String... authorization) {
        Head head = Head.get(path).with("Host", "shop.localhost");
        for (String value : authorization) {
            head = head.with("Authorization", value);
        }
        return gate.decide(head);
    }

    private static Problem refusal(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).problem();
    }

    private static Caller caller(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Admitted.class);
        return ((Decision.Admitted) decision).admission().caller();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/identities",
                // the contract forgot to protect this one
                "/admin/clients/a/lifespans",
                "/admin/nothing-here",
                "/relation-tuples",
                "/relation-tuples/check",
                "/access",
                "/access/v1/evaluation",
                "/access/v1/search/subject",
                "/namespaces",
                "/opl",
                "/opl/syntax/check",
                "/projects",
                "/projects/a",
                "/health",
                "/health/alive",
                "/version"
            })
    void theAdministrativePlanesNeedAToken(String path) {
        for (String method : List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
            Problem problem = refusal(gate.decide(Head.get(path).by(method).with("Host", "shop.localhost")));

            assertThat(problem.code()).isEqualTo(ProblemCode.UNAUTHORIZED);
            assertThat(problem.headers()).containsEntry("WWW-Authenticate", "Bearer");
        }
        assertThat(caller(decide(path, "Bearer " + OWN))).isEqualTo(new Caller.ProjectToken(own, shop.id()));
        assertThat(caller(decide(path, "Bearer " + OPERATOR))).isEqualTo(new Caller.Operator());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sessions/whoami",
                "/oauth2/token",
                "/userinfo",
                "/administrator",
                "/healthy",
                "/accessories",
                "/.well-known/authzen-configuration",
                "/x"
            })
    void elsewhereABearerIsNotTheGatewaysBusiness(String path) {
        assertThat(caller(decide(path))).isEqualTo(Caller.ANONYMOUS);
        assertThat(caller(decide(path, "Bearer " + OPERATOR))).isEqualTo(Caller.ANONYMOUS);
        assertThat(caller(decide(path, "Bearer " + FOREIGN))).isEqualTo(Caller.ANONYMOUS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer unknown",
                "Bearer " + EXPIRED,
                "Bearer " + OWN + " x",
                "Bearer" + OWN,
                OWN,
                "Basic b3J5X3BhdF9vd246",
                "Token " + OWN
            })
    void aTokenThatIsNotValidIsNone(String authorization) {
        assertThat(refusal(decide("/admin/identities", authorization)).code()).isEqualTo(ProblemCode.UNAUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", "Bearer   "})
    void theSchemeIsReadInAnyCase(String scheme) {
        assertThat(caller(decide("/admin/identities", scheme + OWN))).isInstanceOf(Caller.ProjectToken.class);
    }

    @Test
    void twoCredentialsAreNone() {
        assertThat(refusal(decide("/admin/identities", "Bearer " + OWN, "Bearer " + OWN))
                        .code())
                .isEqualTo(ProblemCode.UNAUTHORIZED);
    }

    @Test
    void aCookieIsNoCredential() {
        Head head = Head.get("/admin/identities").with("Host", "shop.localhost").with("Cookie", "Authorization=" + OWN);

        assertThat(refusal(gate.decide(head)).code()).isEqualTo(ProblemCode.UNAUTHORIZED);
    }

    @ParameterizedTest // project.md §11.14
    @ValueSource(
            strings = {
                "/admin/identities",
                "/relation-tuples",
                "/access/v1/evaluation",
                "/namespaces",
                "/opl/syntax/check",
                "/health/alive",
                "/version"
            })
    void anotherProjectsTokenIsForbidden(String path) {
        assertThat(refusal(decide(path, "Bearer " + FOREIGN)).code()).isEqualTo(ProblemCode.FORBIDDEN);
    }

    @Test
    void onTheControlPlaneTheAddressedProjectDecides() {
        assertThat(caller(decide("/projects/x", "Bearer " + FOREIGN))).isInstanceOf(Caller.ProjectToken.class);
    }

    @Test
    void theUseOfATokenIsNoted() {
        assertThat(caller(decide("/admin/identities", "Bearer " + OWN))).isInstanceOf(Caller.ProjectToken.class);

        assertThat(directory.used()).containsExactly(own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal", "/internal/directory/head"})
    void whatIsBetweenServicesDoesNotExistOutside(String path) {
        assertThat(refusal(decide(path, "Bearer " + OPERATOR)).code()).isEqualTo(ProblemCode.NOT_FOUND);
    }

    @Test
    void anUnknownHostIsNoProjectWhateverTheToken() {
        Head head = Head.get("/admin/identities")
                .with("Host", "nobody.localhost")
                .with("Authorization", "Bearer " + OPERATOR);

        Problem problem = refusal(gate.decide(head));

        assertThat(problem.code()).isEqualTo(ProblemCode.PROJECT_NOT_FOUND);
        assertThat(problem.toString()).doesNotContain("nobody");
    }

    @Test
    void aPreflightNeedsNoToken() {
        Head head = Head.get("/admin/identities")
                .by("OPTIONS")
                .with("Host", "shop.localhost")
                .with("Origin", "https://ui.test")
                .with("Access-Control-Request-Method", "GET");

        assertThat(caller(gate.decide(head))).isEqualTo(Caller.ANONYMOUS);
        assertThat(refusal(gate.decide(head.by("GET"))).code()).isEqualTo(ProblemCode.UNAUTHORIZED);
    }

    @ParameterizedTest // project.md §4
    @CsvSource({
        "/sessions/whoami,PROJECT_HALTED",
        "/admin/identities,PROJECT_HALTED",
        "/relation-tuples,PROJECT_HALTED",
        "/namespaces,PROJECT_HALTED",
        "/opl/syntax/check,PROJECT_HALTED",
        "/health/alive,",
        "/version,",
        "/projects/x,"
    })
    void aHaltedProjectKeepsItsControlPlaneAndHealth(String path, ProblemCode code) {
        directory.put(new Project(shop.id(), "shop", shop.revision(), Tenant.State.HALTED, "shop.localhost"));

        Decision decision = decide(path, "Bearer " + OWN);

        if (code == null) {
            assertThat(decision).isInstanceOf(Decision.Admitted.class);
        } else {
            assertThat(refusal(decision).code()).isEqualTo(code);
        }
    }

    @Test
    void aHaltedProjectStillAsksForTheTokenFirst() {
        directory.put(new Project(shop.id(), "shop", shop.revision(), Tenant.State.HALTED, "shop.localhost"));

        assertThat(refusal(decide("/admin/identities")).code()).isEqualTo(ProblemCode.UNAUTHORIZED);
    }

    @Test
    void aNamedProjectIsTheTenantForItsToken() {
        Head head = Head.get("/admin/identities")
                .with("Host", "shop.localhost")
                .with("X-Ory-Project", "other")
                .with("Authorization", "Bearer " + FOREIGN);

        Decision decision = gate.decide(head);

        assertThat(((Decision.Admitted) decision).admission().tenant().project())
                .isEqualTo(other.id());
    }
}
