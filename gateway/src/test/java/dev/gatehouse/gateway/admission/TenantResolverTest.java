package dev.gatehouse.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.gateway.MemoryDirectory;
import dev.gatehouse.gateway.ProjectDirectory.Project;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.tenant.Tenant;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class TenantResolverTest {

    private static final String PROXY = "10.1.2.3";

    private final MemoryDirectory directory = new MemoryDirectory();
    private final Project fallback = directory.project("default", "auth.example.org");
    private final Project shop = directory.project("shop", "shop.example.org", "id.shop.test", "xn--bcher-kva.test");
    private final Project other = directory.project("other", "other.example.org", "shop.localhost");

    private final TenantResolver resolver = resolver("https://auth.example.org", List.of("example.org", "localhost"));

    private TenantResolver resolver(String publicUrl, @Nullable List<String> suffixes) {
        return new TenantResolver(
                directory,
                new TrustedProxies(List.of("10.0.0.0/8", "fd00::/8", "192.0.2.1")),
                new PublicAddress(URI.create(publicUrl)),
                new TenancySettings(suffixes, List.of("gatehouse", "gateway"), "default", List.of()));
    }

    private Optional<String> slug(RequestHead head) {
        return resolver.resolve(head, null).map(Tenant::slug);
    }

    @ParameterizedTest // project.md §1.1, §11.15
    @CsvSource({
        "auth.example.org,default",
        "id.shop.test,shop",
        "ID.Shop.TEST,shop",
        "id.shop.test:8443,shop",
        "id.shop.test.,shop",
        "id.shop.test.:443,shop",
        "id.shop.test:,shop",
        "xn--bcher-kva.test,shop",
        "bücher.test,shop",
        "BÜCHER.test.,shop",
        "shop.example.org,shop",
        "other.localhost:8080,other",
        "OTHER.localhost,other",
        // an exact host wins over the slug in front of a suffix
        "shop.localhost,other",
        "localhost,default",
        "LocalHost:8080,default",
        "127.0.0.1,default",
        "127.9.8.7:80,default",
        "[::1],default",
        "[::1]:8080,default",
        "[0:0:0:0:0:0:0:1],default",
        "gatehouse:8080,default",
        "gateway,default"
    })
    void aHostNamesItsProject(String host, String slug) {
        assertThat(slug(Head.to(host))).contains(slug);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                ":8080",
                "unknown.test",
                "unknown.localhost",
                "nobody.example.org",
                "example.org",
                "a.shop.example.org",
                "shop..example.org",
                ".localhost",
                "shop.example.org.evil.test",
                "evil.test:80:80",
                "shop.example.org:http",
                "shop.example.org:99999",
                "shop.example.org:-1",
                "shop.example.org, auth.example.org",
                "user@shop.example.org",
                "shop.example.org/",
                "shop.example.org#",
                "shop example.org",
                "http://shop.example.org",
                "localhost..",
                "127.0.0.1.evil.test",
                "127.1",
                "127.0.0.256",
                "10.0.0.1",
                "[::2]",
                "[::1",
                "[::1]8080",
                "[127.0.0.1]",
                "[::1%lo]",
                "[]",
                "\u0000"
            })
    void anythingElseNamesNone(String host) {
        assertThat(slug(Head.to(host))).isEmpty();
    }

    @Test
    void aRequestWithoutAHostOrWithTwoNamesNone() {
        assertThat(slug(Head.get("/"))).isEmpty();
        assertThat(slug(Head.to("localhost").with("Host", "localhost"))).isEmpty();
    }

    @Test
    void withoutConfiguredSuffixesTheHostOfThePublicUrlIsOne() {
        TenantResolver local = resolver("http://localhost:8080", null);

        assertThat(local.resolve(Head.to("other.localhost:8080"), null).map(Tenant::slug))
                .contains("other");
        assertThat(local.resolve(Head.to("nobody.example.org"), null)).isEmpty();
    }

    @Test
    void aNameCannotBePutInFrontOfAnAddress() {
        TenantResolver address = resolver("http://192.0.2.7:8080", null);

        assertThat(address.resolve(Head.to("other.192.0.2.7"), null)).isEmpty();
        assertThat(address.resolve(Head.to("other.localhost"), null)).isPresent();
    }

    @Test
    void theOriginIsMadeOfTheVerifiedHostAndThePublicUrl() {
        Tenant tenant = resolver.resolve(Head.to("ID.shop.test.:1234"), null).orElseThrow();

        assertThat(tenant.origin()).isEqualTo(URI.create("https://id.shop.test"));
        assertThat(tenant.primaryOrigin()).isEqualTo(URI.create("https://shop.example.org"));
        assertThat(tenant.project()).isEqualTo(shop.id());
        assertThat(tenant.revision()).isEqualTo(shop.revision());
    }

    @Test
    void theOriginHasThePortOfThePublicUrl() {
        Tenant tenant = resolver("http://localhost:8080", null)
                .resolve(Head.to("other.localhost"), null)
                .orElseThrow();

        assertThat(tenant.origin()).isEqualTo(URI.create("http://other.localhost:8080"));
        assertThat(tenant.primaryOrigin()).isEqualTo(URI.create("http://other.example.org:8080"));
    }

    @Test
    void aStrangersForwardedHeadersCountForNothing() {
        Tenant tenant = resolver.resolve(
                        Head.to("id.shop.test")
                                .with("X-Forwarded-Host", "auth.example.org")
                                .with("X-Forwarded-Proto", "http")
                                .with("X-Ory-Project", "default"),
                        null)
                .orElseThrow();

        assertThat(tenant.slug()).isEqualTo("shop");
        assertThat(tenant.origin()).isEqualTo(URI.create("https://id.shop.test"));
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3", "192.0.2.1", "fd00::1", "fd00::1%eth0", "::ffff:10.1.2.3"})
    void aTrustedProxySaysWhatItsClientAsked(String address) {
        Tenant tenant = resolver.resolve(
                        Head.to("internal:9000")
                                .from(address)
                                .with("X-Forwarded-Host", "id.shop.test:8443")
                                .with("X-Forwarded-Proto", "HTTPS"),
                        null)
                .orElseThrow();

        assertThat(tenant.slug()).isEqualTo("shop");
        assertThat(tenant.origin()).isEqualTo(URI.create("https://id.shop.test:8443"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.1.2.3", "192.0.2.2", "fc00::1", "not-an-address"})
    void anAddressOutsideOfTheRangesIsNoProxy(String address) {
        assertThat(slug(Head.to("unknown.test").from(address).with("X-Forwarded-Host", "id.shop.test")))
                .isEmpty();
    }

    @Test
    void aProxyMayLeaveTheHostAsItWas() {
        Tenant tenant = resolver.resolve(
                        Head.to("id.shop.test:8080").from(PROXY).with("X-Forwarded-Proto", "http"), null)
                .orElseThrow();

        assertThat(tenant.origin()).isEqualTo(URI.create("http://id.shop.test:8080"));
    }

    @Test
    void ofSeveralForwardedHostsTheOneOfTheTrustedProxyCounts() {
        assertThat(slug(Head.to("internal").from(PROXY).with("X-Forwarded-Host", "auth.example.org, id.shop.test")))
                .contains("shop");
    }

    @Test
    void anUnknownForwardedHostDoesNotFallBackToTheOther() {
        assertThat(slug(Head.to("localhost").from(PROXY).with("X-Forwarded-Host", "unknown.test")))
                .isEmpty();
    }

    @Test
    void aTrustedProxyMayNameTheProject() {
        assertThat(slug(Head.to("internal").from(PROXY).with("X-Ory-Project", "shop")))
                .contains("shop");
        assertThat(slug(Head.to("internal")
                        .from(PROXY)
                        .with("X-Ory-Project", shop.id().toString())))
                .contains("shop");
        assertThat(slug(Head.to("localhost").from(PROXY).with("X-Ory-Project", "nobody")))
                .isEmpty();
    }

    @Test
    void aNamedProjectIsServedUnderItsPrimaryHost() {
        assertThat(resolver.resolve(Head.to("localhost").with("X-Ory-Project", "shop"), new Caller.Operator())
                        .map(Tenant::origin))
                .contains(URI.create("https://shop.example.org"));
    }

    @Test
    void aTokenMayNameItsOwnProjectOnly() {
        Caller token = new Caller.ProjectToken(UUID.randomUUID(), shop.id());
        Head head = Head.to("localhost");

        assertThat(resolver.resolve(head.with("X-Ory-Project", "shop"), token).map(Tenant::slug))
                .contains("shop");
        assertThat(resolver.resolve(head.with("X-Ory-Project", "other"), token).map(Tenant::slug))
                .contains("default");
        assertThat(resolver.resolve(head.with("X-Ory-Project", "shop").with("X-Ory-Project", "shop"), token)
                        .map(Tenant::slug))
                .contains("default");
    }

    @Test
    void anUnknownHostIsNotSavedByAProjectThatMayNotBeNamed() {
        assertThat(slug(Head.to("unknown.test").with("X-Ory-Project", "shop"))).isEmpty();
    }

    @Test
    void theClientIsTheFirstAddressThatNoProxyHas() {
        TrustedProxies proxies = new TrustedProxies(List.of("10.0.0.0/8"));
        Head head = Head.to("a").with("X-Forwarded-For", "1.1.1.1, 203.0.113.5, 10.0.0.7");

        assertThat(proxies.client(head.from(PROXY))).isEqualTo("203.0.113.5");
        assertThat(proxies.client(head)).isEqualTo("203.0.113.9");
        assertThat(proxies.client(Head.to("a").from(PROXY))).isEqualTo(PROXY);
    }

    @Test
    void aWrongRangeStopsTheStart() {
        assertThatThrownBy(() -> new TenancySettings(null, List.of(), "default", List.of("10.0.0.0/33")))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class);
        assertThatThrownBy(() -> new PublicAddress(URI.create("https://example.org/path")))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class);
    }

    @Test
    void theDefaultProjectIsTheConfiguredOne() {
        assertThat(slug(Head.to("localhost"))).contains(fallback.slug());
        assertThat(slug(Head.to("other.example.org"))).contains(other.slug());
    }
}
