package dev.gatehouse.platform.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.platform.access.Admission;
import dev.gatehouse.platform.access.Admissions;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.database.MovableClock;
import dev.gatehouse.platform.problem.ProblemWriter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class AssertionFilterTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-25T10:00:00Z"));
    private final KeyPair pair = Ed25519.generate(new SecureRandom());
    private final AssertionKeys keys = new AssertionKeys(
            () -> List.of(new AssertionKey("key", pair.getPublic(), pair.getPrivate(), Instant.EPOCH)), clock);
    private final AssertionSigner signer = new AssertionSigner(keys, clock);
    private final AssertionFilter filter = new AssertionFilter(
            new AssertionVerifier(keys, clock),
            new ProblemWriter(List.of(), JsonMapper.builder().build()));

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();

    @Test
    void anAdmittedRequestCarriesItsAdmission() throws Exception {
        Admission admission = new Admission(ServiceClients.NO_TENANT, Caller.ANONYMOUS);
        MockHttpServletRequest request = request("/sessions/whoami", signer.sign(admission));

        filter.doFilter(request, response, chain);

        assertThat(chain.getRequest()).isNotNull();
        assertThat(Admissions.require(request)).isEqualTo(admission);
    }

    @Test
    void aRequestWithoutAnAssertionLearnsNothing() throws Exception {
        assertRefused(request("/admin/identities", null));
        String known = response.getContentAsString();

        assertThat(known).contains("\"code\":401").doesNotContain("assertion").doesNotContain("reason");
    }

    @Test
    void aRequestWithABadAssertionIsRefused() throws Exception {
        assertRefused(request("/sessions/whoami", "a.b.c"));
    }

    @ParameterizedTest
    @CsvSource({
        "/internal/projects",
        "/internal",
        "/%69nternal/projects",
        "/internal;a=b/projects",
    })
    void internalPathsAreForServicesOnly(String path) throws Exception {
        assertRefused(request(path, signer.sign(new Admission(ServiceClients.NO_TENANT, new Caller.Operator()))));

        MockHttpServletResponse answer = new MockHttpServletResponse();
        MockFilterChain passed = new MockFilterChain();
        filter.doFilter(
                request(path, signer.sign(new Admission(ServiceClients.NO_TENANT, new Caller.Service("identity")))),
                answer,
                passed);
        assertThat(passed.getRequest()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"/admin/identities", "/internals", "/admin/internal/x", "/"})
    void servicesReachInternalPathsOnly(String path) throws Exception {
        assertRefused(
                request(path, signer.sign(new Admission(ServiceClients.NO_TENANT, new Caller.Service("identity")))));
    }

    private void assertRefused(MockHttpServletRequest request) throws ServletException, IOException {
        filter.doFilter(request, response, chain);

        assertThat(chain.getRequest()).isNull();
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(Admissions.find(request)).isEmpty();
    }

    private static MockHttpServletRequest request(String path, @Nullable String assertion) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        if (assertion != null) {
            request.addHeader(AssertionSigner.HEADER, assertion);
        }
        return request;
    }
}
