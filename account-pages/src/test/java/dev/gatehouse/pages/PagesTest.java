package dev.gatehouse.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.platform.access.Admission;
import dev.gatehouse.platform.access.AdmissionArguments;
import dev.gatehouse.platform.access.Admissions;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.platform.web.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** What the pages show, and what they allow a browser to do. */
class PagesTest {

    private static final Tenant TENANT = tenant("alpha");
    private static final Tenant OTHER = tenant("beta");
    private static final Map<String, SelfServiceError> STORED = Map.of(
            "known", new SelfServiceError(403, "That was forbidden", "The anti-forgery cookie was missing."),
            "ours", new SelfServiceError(500, "We failed", null),
            "hostile", new SelfServiceError(400, "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>"));
    private static final SelfServiceErrors ERRORS =
            (tenant, id) -> tenant.equals(TENANT) ? Optional.ofNullable(STORED.get(id)) : Optional.empty();

    private static final AnnotationConfigApplicationContext CONTEXT = context();
    private static final MockMvcTester PAGES = MockMvcTester.create(mvc());

    @AfterAll
    static void close() {
        CONTEXT.close();
    }

    @Test
    void theWelcomePageNamesTheProject() {
        String page = html(get(TENANT, "/ui/welcome"), 200);

        assertThat(page).contains("<h1>Welcome</h1>", "<strong>alpha</strong>");
    }

    @Test
    void aStoredErrorIsShown() {
        String page = html(get(TENANT, "/ui/error?id=known"), 200);

        assertThat(page)
                .contains(
                        "<h1>This did not work</h1>",
                        "That was forbidden",
                        "The anti-forgery cookie was missing.",
                        "403");
    }

    @Test
    void aDefectIsSaidToBeOurs() {
        assertThat(html(get(TENANT, "/ui/error?id=ours"), 200)).contains("on our side", "We failed");
    }

    @Test
    void anErrorOfAnotherProjectIsUnknown() {
        String page = html(get(OTHER, "/ui/error?id=known"), 404);

        assertThat(page).contains("unknown").doesNotContain("forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ui/error", "/ui/error?id=", "/ui/error?id=never"})
    void aMissingErrorIsAPageToo(String path) {
        assertThat(html(get(TENANT, path), 404)).contains("<h1>This error is unknown</h1>");
    }

    @Test
    void textsAreShownAsTexts() {
        String page = html(get(TENANT, "/ui/error?id=hostile"), 200);

        assertThat(page).contains("&lt;script&gt;").doesNotContain("<script", "<img");
    }

    @Test // RFC 6749 §4.1.2.1
    void anAuthorizationErrorIsQuotedFromTheAddress() {
        String page = html(get(TENANT, "/ui/error?error=invalid_client&error_description=No+such+client%3Cb%3E"), 200);

        assertThat(page).contains("<code>invalid_client</code>", "No such client&lt;b&gt;");
    }

    @Test
    void whatIsNoErrorNameIsNotShownAsOne() {
        String page = html(get(TENANT, "/ui/error?error=Call+555&error_description=" + "x".repeat(9_000)), 200);

        assertThat(page).doesNotContain("Call 555", "x".repeat(501)).contains("x".repeat(500) + "…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ui/welcome", "/ui/error?id=known", "/ui/error?id=never"})
    void nothingOnAPageRunsAndNothingComesFromElsewhere(String path) {
        MvcTestResult result = get(TENANT, path);

        String page = html(result, result.getResponse().getStatus());
        assertThat(page)
                .contains("<html lang=\"en\"", "<title>", "<link rel=\"stylesheet\" href=\"/ui/pages.css\">")
                .doesNotContain("<script", "style=", "<style", "th:", "://");
        assertThat(result.getResponse().getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "nonce");
        assertThat(result.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(result.getResponse().getHeader("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void theStyleSheetIsServedFromHereAndMayBeKept() throws Exception {
        MvcTestResult result = get(TENANT, "/ui/pages.css");

        assertThat(result).hasStatus(200);
        assertThat(result.getResponse().getContentType()).isEqualTo("text/css;charset=UTF-8");
        assertThat(result.getResponse().getHeader(HttpHeaders.CACHE_CONTROL)).contains("max-age=3600");
        assertThat(result.getResponse().getContentAsString()).doesNotContain("@import", "url(");
    }

    private static MvcTestResult get(Tenant tenant, String path) {
        return PAGES.get()
                .uri(URI.create(path))
                .with(request -> {
                    request.setQueryString(URI.create(path).getRawQuery());
                    Admissions.admit(request, new Admission(tenant, Caller.ANONYMOUS));
                    return request;
                })
                .exchange();
    }

    private static String html(MvcTestResult result, int status) {
        assertThat(result).hasStatus(status);
        assertThat(result.getResponse().getContentType()).isEqualTo("text/html;charset=UTF-8");
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static AnnotationConfigApplicationContext context() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(SelfServiceErrors.class, () -> ERRORS);
        context.register(PagesConfiguration.class);
        context.refresh();
        return context;
    }

    private static MockMvc mvc() {
        return MockMvcBuilders.standaloneSetup(CONTEXT.getBeansWithAnnotation(Controller.class)
                        .values()
                        .toArray())
                .setCustomArgumentResolvers(new AdmissionArguments(), new Queries())
                .build();
    }

    private static Tenant tenant(String slug) {
        URI origin = URI.create("http://" + slug + ".localhost:8080");
        return new Tenant(ProjectId.random(), slug, RevisionId.random(), Tenant.State.RUNNING, origin, origin);
    }

    /** As the edge does it. */
    private static final class Queries implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == QueryParameters.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @org.jspecify.annotations.Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @org.jspecify.annotations.Nullable WebDataBinderFactory binders) {
            return QueryParameters.of((HttpServletRequest) request.getNativeRequest());
        }
    }
}
