package dev.gatehouse.identity.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.identity.configuration.IdentityConfiguration;
import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.testkit.TestTenants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ReturnToTest {

    private static final Realm REALM = new Realm(
            TestTenants.aTenant().origin("http://acme.localhost:8080").build(),
            IdentityConfiguration.parse((ObjectNode) JsonMapper.shared().readTree("""
            {"secrets": {"cookie": ["0123456789abcdef"]}, "selfservice": {
               "default_browser_return_url": "https://www.example.test/welcome",
               "allowed_return_urls": ["https://www.example.test/app", "https://*.example.test", "http://localhost:4455", "https://*.test", "*"]}}
            """)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.example.test/app",
                "https://www.example.test/app/x?y=z#w",
                "HTTPS://WWW.EXAMPLE.TEST/app",
                "https://deep.sub.example.test/anything",
                "http://localhost:4455/after?a=b",
                "/app/relative",
                "http://acme.localhost:8080/self-service/settings?flow=x"
            })
    void whatIsWithinAnAllowedAddressIsAllowed(String url) {
        assertThat(ReturnTo.find(REALM, url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test/",
                "https://example.test/app",
                "http://www.example.test/app",
                "http://localhost:4456/",
                "http://localhost/",
                "//evil.test/app",
                "https://www.example.test@evil.test/app",
                "https://user@sub.example.test/",
                "http://localhost:4455\\@evil.test/",
                "http:\\\\localhost:4455",
                "http://localhost:4455/\tx",
                "https://evilexample.test/",
                "javascript:alert(1)",
                "data:text/html,x",
                "http://[broken",
                "http://acme.localhost:8080/admin"
            })
    void anythingElseIsNot(String url) {
        assertThat(ReturnTo.find(REALM, url)).isEmpty();
    }

    @Test
    void dotSegmentsAreResolvedBeforeThePathIsCompared() {
        Realm narrow = new Realm(REALM.tenant(), IdentityConfiguration.parse((ObjectNode)
                JsonMapper.shared().readTree("""
                {"secrets": {"cookie": ["0123456789abcdef"]},
                 "selfservice": {"allowed_return_urls": ["https://one.test/app"]}}
                """)));

        assertThat(ReturnTo.find(narrow, "https://one.test/app/../admin")).isEmpty();
        assertThat(ReturnTo.find(narrow, "https://one.test/app/%2e%2e/admin")).isEmpty();
        assertThat(ReturnTo.find(narrow, "https://one.test/application")).isEmpty();
        assertThat(ReturnTo.find(narrow, "https://one.test/x/../app/y")).isPresent();
    }
}
