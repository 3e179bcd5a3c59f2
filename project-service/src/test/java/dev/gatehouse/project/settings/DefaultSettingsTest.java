package dev.gatehouse.project.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.platform.configuration.ServiceName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What holds in a new project: every default, so that none changes by accident. */
class DefaultSettingsTest {

    @Test
    void ofTheIdentityService() {
        assertThat(defaults(ServiceName.IDENTITY)).isEqualTo("""
                cookies.path = "/"
                cookies.same_site = "Lax"
                courier.message_retries = 5
                courier.message_ttl = "1h0m0s"
                courier.smtp.from_address = "no-reply@shop.test"
                courier.smtp.from_name = "Shop"
                courier.smtp.headers = {}
                courier.smtp.local_name = "localhost"
                dev = true
                feature_flags.cacheable_sessions = false
                identity.default_schema_id = "preset://email"
                identity.schemas = [{"id":"preset://email","url":"preset://email"}]
                selfservice.allowed_return_urls = []
                selfservice.default_browser_return_url = "/ui/welcome"
                selfservice.flows.error.ui_url = "/ui/error"
                selfservice.flows.login.lifespan = "30m0s"
                selfservice.flows.login.ui_url = "/ui/login"
                selfservice.flows.recovery.enabled = true
                selfservice.flows.recovery.lifespan = "30m0s"
                selfservice.flows.recovery.ui_url = "/ui/recovery"
                selfservice.flows.registration.enabled = true
                selfservice.flows.registration.lifespan = "30m0s"
                selfservice.flows.registration.ui_url = "/ui/registration"
                selfservice.flows.settings.lifespan = "30m0s"
                selfservice.flows.settings.privileged_session_max_age = "15m0s"
                selfservice.flows.settings.required_aal = "highest_available"
                selfservice.flows.settings.ui_url = "/ui/settings"
                selfservice.flows.verification.enabled = true
                selfservice.flows.verification.lifespan = "30m0s"
                selfservice.flows.verification.ui_url = "/ui/verification"
                selfservice.methods.link.config.lifespan = "1h0m0s"
                selfservice.methods.link.enabled = true
                selfservice.methods.lookup_secret.enabled = false
                selfservice.methods.oidc.config.providers = []
                selfservice.methods.oidc.enabled = false
                selfservice.methods.password.config.haveibeenpwned_enabled = true
                selfservice.methods.password.config.haveibeenpwned_host = "api.pwnedpasswords.com"
                selfservice.methods.password.config.identifier_similarity_check_enabled = true
                selfservice.methods.password.config.ignore_network_errors = true
                selfservice.methods.password.config.max_breaches = 1
                selfservice.methods.password.config.min_password_length = 8
                selfservice.methods.password.enabled = true
                selfservice.methods.profile.enabled = true
                selfservice.methods.totp.config.issuer = "shop.test"
                selfservice.methods.totp.enabled = false
                selfservice.methods.webauthn.config.passwordless = false
                selfservice.methods.webauthn.config.rp.display_name = "Shop"
                selfservice.methods.webauthn.config.rp.id = "shop.test"
                selfservice.methods.webauthn.config.rp.origin = "http://shop.test:8080"
                selfservice.methods.webauthn.enabled = false
                serve.admin.base_url = "http://shop.test:8080"
                serve.public.base_url = "http://shop.test:8080"
                serve.public.cors.allow_credentials = true
                serve.public.cors.allowed_headers = ["Authorization","Content-Type","X-Session-Token"]
                serve.public.cors.allowed_methods = ["POST","GET","PUT","PATCH","DELETE"]
                serve.public.cors.allowed_origins = ["*"]
                serve.public.cors.enabled = false
                serve.public.cors.exposed_headers = ["Content-Type"]
                serve.public.cors.max_age = 0
                serve.public.cors.options_passthrough = false
                session.cookie.name = "ory_session_upbeatmcleanxjvqxk4i7e"
                session.cookie.path = "/"
                session.cookie.persistent = true
                session.lifespan = "72h0m0s"
                session.whoami.required_aal = "aal1"
                """);
    }

    @Test
    void ofTheOAuth2Service() {
        assertThat(defaults(ServiceName.OAUTH2)).isEqualTo("""
                dev = true
                oauth2.allowed_top_level_claims = []
                oauth2.client_credentials.default_grant_allowed_scope = false
                oauth2.exclude_not_before_claim = false
                oauth2.grant.jwt.iat_optional = false
                oauth2.grant.jwt.jti_optional = false
                oauth2.grant.jwt.max_ttl = "720h0m0s"
                oauth2.pkce.enforced = false
                oauth2.pkce.enforced_for_public_clients = false
                oidc.dynamic_client_registration.default_scope = ["offline_access","offline","openid"]
                oidc.dynamic_client_registration.enabled = false
                oidc.subject_identifiers.supported_types = ["public"]
                serve.admin.cors.allow_credentials = true
                serve.admin.cors.allowed_headers = ["Accept","Content-Type","Content-Length","Accept-Language","Content-Language","Authorization"]
                serve.admin.cors.allowed_methods = ["POST","GET","PUT","PATCH","DELETE"]
                serve.admin.cors.allowed_origins = []
                serve.admin.cors.enabled = false
                serve.admin.cors.exposed_headers = ["Cache-Control","Expires","Last-Modified","Pragma","Content-Length","Content-Language","Content-Type"]
                serve.admin.cors.max_age = 0
                serve.admin.cors.options_passthrough = false
                serve.cookies.names.consent_csrf = "ory_oauth2_consent_csrf_upbeatmcleanxjvqxk4i7e"
                serve.cookies.names.login_csrf = "ory_oauth2_login_csrf_upbeatmcleanxjvqxk4i7e"
                serve.cookies.names.session = "ory_oauth2_session_upbeatmcleanxjvqxk4i7e"
                serve.cookies.same_site_legacy_workaround = false
                serve.cookies.same_site_mode = "Lax"
                serve.cookies.secure = false
                serve.public.cors.allow_credentials = true
                serve.public.cors.allowed_headers = ["Accept","Content-Type","Content-Length","Accept-Language","Content-Language","Authorization"]
                serve.public.cors.allowed_methods = ["POST","GET","PUT","PATCH","DELETE"]
                serve.public.cors.allowed_origins = []
                serve.public.cors.enabled = false
                serve.public.cors.exposed_headers = ["Cache-Control","Expires","Last-Modified","Pragma","Content-Length","Content-Language","Content-Type"]
                serve.public.cors.max_age = 0
                serve.public.cors.options_passthrough = false
                strategies.access_token = "opaque"
                strategies.scope = "wildcard"
                ttl.access_token = "1h0m0s"
                ttl.auth_code = "30m0s"
                ttl.id_token = "1h0m0s"
                ttl.login_consent_request = "30m0s"
                ttl.refresh_token = "720h0m0s"
                urls.consent = "/ui/consent"
                urls.error = "/ui/error"
                urls.login = "/ui/login"
                urls.logout = "/ui/logout"
                urls.post_logout_redirect = "/ui/welcome"
                webfinger.jwks.broadcast_keys = ["hydra.openid.id-token"]
                webfinger.oidc_discovery.supported_claims = []
                webfinger.oidc_discovery.supported_scope = []
                """);
    }

    @Test
    void ofThePermissionService() {
        assertThat(defaults(ServiceName.PERMISSION)).isEqualTo("""
                conditions = {}
                feature_flags.strict_mode = false
                limit.max_batch_check_size = 100
                limit.max_expand_size = 50000
                limit.max_read_depth = 5
                limit.max_read_width = 100
                namespaces = []
                opl.precedence = "reference"
                validate_writes = "off"
                """);
    }

    private static String defaults(ServiceName service) {
        List<String> lines = new ArrayList<>();
        flatten("", SettingsFixture.inDevelopment().shown(service, SettingsDocument.none()), lines);
        return String.join("\n", lines) + "\n";
    }

    private static void flatten(String path, JsonNode node, List<String> lines) {
        if (node.isObject() && !node.isEmpty()) {
            node.forEachEntry((name, member) -> flatten(path.isEmpty() ? name : path + "." + name, member, lines));
        } else {
            lines.add(path + " = " + node);
        }
    }
}
