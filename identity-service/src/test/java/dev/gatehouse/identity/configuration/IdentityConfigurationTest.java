package dev.gatehouse.identity.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.platform.secret.Secret;
import dev.gatehouse.testkit.TestTenants;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class IdentityConfigurationTest {

    @Test // identity.md §18
    void everyDefaultIsThatOfTheReference() {
        IdentityConfiguration plain = parse("{\"secrets\": {\"default\": [\"0123456789abcdef\"]}}");

        assertThat(plain.publicUrl()).isNull();
        assertThat(plain.cors())
                .isEqualTo(new CorsSettings(
                        false,
                        List.of("*"),
                        List.of("POST", "GET", "PUT", "PATCH", "DELETE"),
                        List.of("Authorization", "Content-Type", "X-Session-Token"),
                        List.of("Content-Type"),
                        true,
                        Duration.ZERO));
        assertThat(plain.session())
                .isEqualTo(new SessionSettings(
                        Duration.ofHours(24),
                        Duration.ofHours(24),
                        RequiredAal.HIGHEST_AVAILABLE,
                        "ory_kratos_session",
                        true,
                        CookieSettings.DEFAULT));
        assertThat(plain.cookies()).isEqualTo(new CookieSettings(null, "/", SameSite.LAX));
        assertThat(plain.secrets().cookie()).containsExactly(new Secret("0123456789abcdef"));
        assertThat(plain.schemas()).isEqualTo(new SchemaSettings("default", List.of()));
        assertThat(plain.hasher()).isEqualTo(new HasherSettings.Bcrypt(12));
        assertThat(plain.selfService().passwordEnabled()).isTrue();
        assertThat(plain.selfService().oidc()).isEqualTo(new OidcSettings(false, List.of()));
        assertThat(plain.selfService().login().lifespan()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void everyKeyIsRead() {
        IdentityConfiguration full = parse("""
                {"serve": {"public": {"base_url": "https://id.test/", "cors": {"enabled": true, "allowed_origins": ["https://a.test"],
                   "allowed_methods": ["GET"], "allowed_headers": ["X-A"], "exposed_headers": ["X-B"], "allow_credentials": false, "max_age": 60}}},
                 "selfservice": {"default_browser_return_url": "https://a.test/w", "allowed_return_urls": ["https://a.test"],
                   "methods": {"password": {"enabled": false}, "oidc": {"enabled": true, "config": {"providers": [{"id": "x"}, {"id": "y", "label": "Y"}]}}},
                   "flows": {"error": {"ui_url": "https://a.test/e"}, "login": {"ui_url": "https://a.test/l", "lifespan": "1m30s",
                     "after": {"default_browser_return_url": "https://a.test/1", "password": {"default_browser_return_url": "https://a.test/2"}}}}},
                 "session": {"lifespan": "2h", "earliest_possible_extend": "1h", "whoami": {"required_aal": "aal1"},
                   "cookie": {"name": "n", "domain": "d.test", "path": "/p", "persistent": false, "same_site": "None"}},
                 "cookies": {"domain": "c.test", "path": "/c", "same_site": "Strict"},
                 "secrets": {"cookie": ["first", "second"], "cipher": ["cipher"], "default": ["default"]},
                 "identity": {"default_schema_id": "s", "schemas": [{"id": "s", "url": "preset://email"}]},
                 "hashers": {"algorithm": "argon2", "argon2": {"memory": "64MB", "iterations": 3, "parallelism": 2, "salt_length": 8, "key_length": 24}}}
                """);

        assertThat(full.publicUrl()).isEqualTo(URI.create("https://id.test/"));
        assertThat(full.cors())
                .isEqualTo(new CorsSettings(
                        true,
                        List.of("https://a.test"),
                        List.of("GET"),
                        List.of("X-A"),
                        List.of("X-B"),
                        false,
                        Duration.ofSeconds(60)));
        assertThat(full.session())
                .isEqualTo(new SessionSettings(
                        Duration.ofHours(2),
                        Duration.ofHours(1),
                        RequiredAal.AAL1,
                        "n",
                        false,
                        new CookieSettings("d.test", "/p", SameSite.NONE)));
        assertThat(full.cookies()).isEqualTo(new CookieSettings("c.test", "/c", SameSite.STRICT));
        assertThat(full.secrets().cookie()).containsExactly(new Secret("first"), new Secret("second"));
        assertThat(full.secrets().cipher()).containsExactly(new Secret("cipher"));
        assertThat(full.schemas().find("s")).contains(new SchemaSettings.Reference("s", "preset://email"));
        assertThat(full.hasher()).isEqualTo(new HasherSettings.Argon2(64 * 1024, 3, 2, 8, 24));
        assertThat(full.selfService().passwordEnabled()).isFalse();
        assertThat(full.selfService().oidc().providers())
                .containsExactly(new OidcSettings.Provider("x", "x"), new OidcSettings.Provider("y", "Y"));
        assertThat(full.selfService().login().lifespan()).isEqualTo(Duration.ofSeconds(90));
        assertThat(full.selfService().login().returnUrl("password")).contains(URI.create("https://a.test/2"));
        assertThat(full.selfService().login().returnUrl("oidc")).contains(URI.create("https://a.test/1"));
        assertThat(full.selfService().errorUiUrl()).isEqualTo(URI.create("https://a.test/e"));
        assertThat(full.selfService().defaultReturnUrl()).isEqualTo(URI.create("https://a.test/w"));
        assertThat(full.selfService().allowedReturnUrls()).containsExactly("https://a.test");
    }

    @Test
    void pagesOfTheInstallationAreUnderTheProjectsOwnHost() {
        Realm realm = new Realm(
                TestTenants.aTenant().origin("http://acme.localhost:8080").build(), parse("""
                {"secrets": {"cookie": ["0123456789abcdef"]}, "selfservice": {"flows": {"login": {"ui_url": "/ui/sign-in"}}}}
                """));

        assertThat(realm.loginUi()).isEqualTo(URI.create("http://acme.localhost:8080/ui/sign-in"));
        assertThat(realm.errorUi()).isEqualTo(URI.create("http://acme.localhost:8080/ui/error"));
        assertThat(realm.defaultReturnUrl()).isEqualTo(URI.create("http://acme.localhost:8080/ui/welcome"));
        assertThat(realm.schemaUrl("person")).isEqualTo("http://acme.localhost:8080/schemas/cGVyc29u");
    }

    @Test
    void durationsAddUpTheirPartsAndNonsenseIsRefused() {
        assertThat(GoDuration.parse("1h2m3s4ms5us6ns"))
                .isEqualTo(Duration.ofHours(1)
                        .plusMinutes(2)
                        .plusSeconds(3)
                        .plusMillis(4)
                        .plusNanos(5006));
        for (String nonsense : List.of("", "1", "h", "1h x", "-1h", "1d")) {
            assertThatThrownBy(() -> GoDuration.parse(nonsense)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static IdentityConfiguration parse(String json) {
        return IdentityConfiguration.parse((ObjectNode) JsonMapper.shared().readTree(json));
    }
}
