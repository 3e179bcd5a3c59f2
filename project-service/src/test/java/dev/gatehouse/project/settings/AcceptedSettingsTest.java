package dev.gatehouse.project.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.platform.GatehouseMode;
import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class AcceptedSettingsTest {

    private static final String PERSON = "base64://eyJwcm9wZXJ0aWVzIjp7InRyYWl0cyI6e319fQ==";

    private final SettingsFixture settings = SettingsFixture.inDevelopment();

    @Test
    void onlyWhatIsWantedOtherwiseIsKept() {
        Accepted accepted = settings.accept(
                ServiceName.IDENTITY,
                "{\"session\": {\"lifespan\": \"4320m\", \"whoami\": {\"required_aal\": \"highest_available\"}}, \"selfservice\": {\"flows\": {}}}");

        assertThat(accepted.settings().tree().toString())
                .isEqualTo("{\"session\":{\"whoami\":{\"required_aal\":\"highest_available\"}}}");
        assertThat(accepted.warnings()).isEmpty();
    }

    @Test
    void conditionsOfTuplesAreKeptAsTheyAre() {
        String conditions = "{\"conditions\":{\"office\":{\"expression\":\"on\",\"parameters\":{\"on\":\"bool\"}}}}";

        Accepted accepted = settings.accept(ServiceName.PERMISSION, conditions);

        assertThat(accepted.settings().tree().toString()).isEqualTo(conditions);
        assertThat(accepted.warnings()).isEmpty();
    }

    @Test // project.md §11 trap 12
    void nullMeansTheDefaultAndNotFalse() {
        Accepted accepted = settings.accept(
                ServiceName.IDENTITY,
                "{\"selfservice\": {\"methods\": {\"password\": {\"enabled\": null}}}, \"session\": {\"lifespan\": null}}");

        ObjectNode shown = settings.shown(ServiceName.IDENTITY, accepted.settings());
        assertThat(shown.at("/selfservice/methods/password/enabled").booleanValue())
                .isTrue();
        assertThat(accepted.warnings()).isEmpty();
    }

    @Test // project.md §11 trap 11
    void oldAndNewSpellingsMeanTheSame() {
        Accepted accepted = settings.accept(ServiceName.OAUTH2, """
                {"oauth2": {"session": {"allowed_top_level_claims": ["a"], "exclude_not_before_claim": true}},
                 "oidc": {"subject_identifiers": {"enabled": ["public", "pairwise"], "pairwise_salt": "pepper-and-salt"}},
                 "webfinger": {"oidc": {"discovery": {"supported_scope": ["x"]}}}}
                """);

        assertThat(accepted.settings().tree()).isEqualTo(SettingsFixture.json("""
                {"oauth2": {"allowed_top_level_claims": ["a"], "exclude_not_before_claim": true},
                 "oidc": {"subject_identifiers": {"supported_types": ["public", "pairwise"], "pairwise": {"salt": "pepper-and-salt"}}},
                 "webfinger": {"oidc_discovery": {"supported_scope": ["x"]}}}
                """));
        assertThat(accepted.warnings())
                .hasSize(5)
                .allSatisfy(warning -> assertThat(warning.code()).isEqualTo(4004));
    }

    @Test
    void theOldNamesOfProvidersAndTemplatesAreMoved() {
        Accepted accepted = settings.accept(ServiceName.IDENTITY, """
                {"courier": {"smtp": {"templates": {"recovery": {"valid": {"email": {"subject": "base64://eA=="}}}}}},
                 "selfservice": {"methods": {"oidc": {"config": {"providers": [
                   {"provider_id": "ms", "provider": "microsoft", "azure_tenant": "common", "client_id": "c", "mapper_url": "base64://e30="}]}}}}}
                """);

        ObjectNode tree = accepted.settings().tree();
        assertThat(tree.at("/selfservice/methods/oidc/config/providers/0/id").stringValue())
                .isEqualTo("ms");
        assertThat(tree.at("/selfservice/methods/oidc/config/providers/0/microsoft_tenant")
                        .stringValue())
                .isEqualTo("common");
        assertThat(tree.at("/courier/templates/recovery/valid/email/subject").stringValue())
                .isEqualTo("base64://eA==");
    }

    @Test
    void aLimitOutOfBoundsIsMovedToTheBound() {
        Accepted accepted = settings.accept(
                ServiceName.PERMISSION, "{\"limit\": {\"max_read_depth\": 100000, \"max_read_width\": 0}}");

        assertThat(accepted.settings().tree().toString())
                .isEqualTo("{\"limit\":{\"max_read_depth\":65535,\"max_read_width\":1}}");
        assertThat(accepted.warnings().stream().map(Warning::code)).containsExactly(4003, 4003);
    }

    @Test
    void whatTheServerShowsComesBackSilentlyAndAnythingElseInItsPlaceIsNotTaken() {
        ObjectNode shown = settings.shown(ServiceName.OAUTH2, SettingsDocument.none());

        Accepted same = settings.accept(ServiceName.OAUTH2, shown.toString());
        Accepted other =
                settings.accept(ServiceName.OAUTH2, shown.toString().replace("ory_oauth2_session_", "stolen_"));

        assertThat(same.settings().tree()).isEmpty();
        assertThat(same.warnings()).isEmpty();
        assertThat(other.settings().tree()).isEmpty();
        assertThat(other.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.code()).isEqualTo(4001));
    }

    @ParameterizedTest(name = "{1} is refused at {2} by {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "IDENTITY | {'session': 5} | session | type",
                "IDENTITY | {'session': {'lifespan': 5}} | session/lifespan | type",
                "IDENTITY | {'session': {'lifespan': '1d'}} | session/lifespan | pattern",
                "IDENTITY | {'session': {'lifespan': '9999999h'}} | session/lifespan | duration",
                "IDENTITY | {'session': {'cookie': {'same_site': 'lax'}}} | session/cookie/same_site | enum",
                "IDENTITY | {'selfservice': {'methods': {'password': {'enabled': 'yes'}}}} | selfservice/methods/password/enabled | type",
                "IDENTITY | {'selfservice': {'methods': {'password': {'config': {'min_password_length': 5}}}}} | selfservice/methods/password/config/min_password_length | minimum",
                "IDENTITY | {'selfservice': {'methods': {'password': {'config': {'max_breaches': 1e300}}}}} | selfservice/methods/password/config/max_breaches | maximum",
                "IDENTITY | {'selfservice': {'methods': {'password': {'config': {'max_breaches': 101}}}}} | selfservice/methods/password/config/max_breaches | maximum",
                "IDENTITY | {'selfservice': {'default_browser_return_url': 'javascript:alert(1)'}} | selfservice/default_browser_return_url | pattern",
                "IDENTITY | {'selfservice': {'default_browser_return_url': '//evil.test'}} | selfservice/default_browser_return_url | pattern",
                "IDENTITY | {'selfservice': {'flows': {'login': {'ui_url': 'myapp://login'}}}} | selfservice/flows/login/ui_url | pattern",
                "IDENTITY | {'selfservice': {'flows': {'login': {'after': {'hooks': [{'hook': 'session'}]}}}}} | selfservice/flows/login/after/hooks/0/hook | enum",
                "IDENTITY | {'selfservice': {'flows': {'login': {'after': {'hooks': [{'hook': 'web_hook'}]}}}}} | selfservice/flows/login/after/hooks/0/config | required",
                "IDENTITY | {'selfservice': {'flows': {'login': {'after': {'hooks': [{'hook': 'web_hook', 'config': {'url': 'http://h', 'method': 'POST', 'can_interrupt': true, 'response': {'ignore': true}}}]}}}}} | selfservice/flows/login/after/hooks/0/config | not",
                "IDENTITY | {'selfservice': {'methods': {'oidc': {'config': {'providers': [{'id': 'a', 'provider': 'nobody', 'client_id': 'c', 'mapper_url': 'base64://e30='}]}}}}} | selfservice/methods/oidc/config/providers/0/provider | enum",
                "IDENTITY | {'selfservice': {'methods': {'oidc': {'config': {'providers': [{'id': 'a', 'provider': 'google', 'client_id': 'c', 'mapper_url': 'file:///etc/passwd'}]}}}}} | selfservice/methods/oidc/config/providers/0/mapper_url | pattern",
                "IDENTITY | {'selfservice': {'methods': {'oidc': {'config': {'providers': [{'id': 'a', 'provider': 'microsoft', 'client_id': 'c', 'mapper_url': 'base64://e30='}]}}}}} | selfservice/methods/oidc/config/providers/0/microsoft_tenant | required",
                "IDENTITY | {'selfservice': {'methods': {'oidc': {'config': {'providers': [{'id': 'a', 'provider': 'google', 'client_id': 'c', 'mapper_url': 'base64://e30='}, {'id': 'a', 'provider': 'google', 'client_id': 'c', 'mapper_url': 'base64://e30='}]}}}}} | selfservice/methods/oidc/config/providers/1/id | unique",
                "IDENTITY | {'identity': {'default_schema_id': 'nobody'}} | identity/default_schema_id | known",
                "IDENTITY | {'identity': {'schemas': []}} | identity/schemas | minItems",
                "IDENTITY | {'identity': {'schemas': [{'id': 'a', 'url': 'file:///a.json'}]}} | identity/schemas/0/url | pattern",
                "IDENTITY | {'identity': {'schemas': [{'id': 'a', 'url': 'preset://nobody'}]}} | identity/schemas/0/url | known",
                "IDENTITY | {'identity': {'schemas': [{'id': 'a', 'url': 'base64://x'}]}} | identity/schemas/0/url | base64",
                "IDENTITY | {'identity': {'schemas': [{'id': 'a', 'url': 'base64://e30='}]}} | identity/schemas/0/url | schema",
                "IDENTITY | {'identity': {'schemas': [{'id': 'a', 'url': 'preset://email'}, {'id': 'a', 'url': 'preset://blank'}]}} | identity/schemas/1/id | unique",
                "IDENTITY | {'courier': {'smtp': {'connection_uri': 'http://mail'}}} | courier/smtp/connection_uri | pattern",
                "IDENTITY | {'courier': {'smtp': {'from_name': 'a\\r\\nBcc: x@y.test'}}} | courier/smtp/from_name | pattern",
                "IDENTITY | {'courier': {'smtp': {'headers': {'X': 'a\\u0000'}}}} | courier/smtp/headers/X | characters",
                "OAUTH2 | {'ttl': {'access_token': '-1'}} | ttl/access_token | pattern",
                "OAUTH2 | {'ttl': {'refresh_token': 5}} | ttl/refresh_token | maximum",
                "OAUTH2 | {'strategies': {'access_token': 'paseto'}} | strategies/access_token | enum",
                "OAUTH2 | {'oidc': {'subject_identifiers': {'supported_types': ['secret']}}} | oidc/subject_identifiers/supported_types/0 | enum",
                "OAUTH2 | {'oidc': {'subject_identifiers': {'pairwise': {'salt': 'short'}}}} | oidc/subject_identifiers/pairwise/salt | minLength",
                "OAUTH2 | {'urls': {'self': {'issuer': 'urn:issuer'}}} | urls/self/issuer | pattern",
                "PERMISSION | {'namespaces': 'file://x'} | namespaces | type",
                "PERMISSION | {'namespaces': {'location': 'base64://a'}} | namespaces/location | base64",
                "PERMISSION | {'namespaces': [{'id': 1}]} | namespaces/0/name | required",
                "PERMISSION | {'namespaces': [{'name': 'a'}, {'name': 'a'}]} | namespaces/1/name | unique",
                "PERMISSION | {'validate_writes': 'maybe'} | validate_writes | enum",
                "PERMISSION | {'opl': {'precedence': 'python'}} | opl/precedence | enum",
                "PERMISSION | {'feature_flags': {'strict_mode': 'yes'}} | feature_flags/strict_mode | type",
                "PERMISSION | {'namespaces': {'location': 'base64://', 'experimental_strict_mode': 1}} | namespaces/experimental_strict_mode | type",
            })
    void whatBreaksARuleIsRefused(ServiceName service, String sent, String pointer, String rule) {
        Problem problem = refusal(settings, service, sent.replace('\'', '"'));

        assertThat(problem.code().status()).isEqualTo(400);
        assertThat(problem.details())
                .containsEntry("pointer", "/services/" + service.key() + "/config/" + pointer)
                .containsEntry("rule", rule);
    }

    @Test
    void allBrokenRulesAreTold() {
        Problem problem =
                refusal(settings, ServiceName.OAUTH2, "{\"ttl\": {\"access_token\": \"x\", \"id_token\": \"y\"}}");

        assertThat((List<?>) problem.details().get("violations")).hasSize(2);
    }

    @Test
    void aRefreshTokenMayLastForEver() {
        Accepted number = settings.accept(ServiceName.OAUTH2, "{\"ttl\": {\"refresh_token\": -1}}");
        Accepted text = settings.accept(ServiceName.OAUTH2, "{\"ttl\": {\"refresh_token\": \"-1\"}}");

        assertThat(number.settings().tree().toString()).isEqualTo("{\"ttl\":{\"refresh_token\":\"-1\"}}");
        assertThat(text.settings()).isEqualTo(number.settings());
    }

    @Test
    void theDefaultSchemaIsTheOneThatWasChosenElseTheFirst() {
        String two = "[{\"id\": \"a\", \"url\": \"%1$s\"}, {\"id\": \"b\", \"url\": \"%1$s\"}]".formatted(PERSON);
        Accepted unchosen = settings.accept(ServiceName.IDENTITY, "{\"identity\": {\"schemas\": " + two + "}}");
        ObjectNode shown = settings.shown(ServiceName.IDENTITY, unchosen.settings());

        String reversed = "[{\"id\": \"b\", \"url\": \"%1$s\"}, {\"id\": \"a\", \"url\": \"%1$s\"}]".formatted(PERSON);
        Accepted reordered = settings.accept(
                ServiceName.IDENTITY,
                "{\"identity\": {\"default_schema_id\": \"a\", \"schemas\": " + reversed + "}}",
                unchosen.settings());

        assertThat(shown.at("/identity/default_schema_id").stringValue()).isEqualTo("a");
        assertThat(settings.shown(ServiceName.IDENTITY, reordered.settings())
                        .at("/identity/default_schema_id")
                        .stringValue())
                .isEqualTo("a");
    }

    @Test
    void aSecretStaysWithItsProviderWhateverItsPlace() {
        String provider =
                "{\"id\": \"%s\", \"provider\": \"google\", \"client_id\": \"c\", \"client_secret\": %s, \"mapper_url\": \"base64://e30=\"}";
        String list = "{\"selfservice\": {\"methods\": {\"oidc\": {\"config\": {\"providers\": [%s, %s]}}}}}";
        Accepted before = settings.accept(
                ServiceName.IDENTITY,
                list.formatted(provider.formatted("a", "\"secret-a\""), provider.formatted("b", "\"secret-b\"")));

        Accepted after = settings.accept(
                ServiceName.IDENTITY,
                list.formatted(provider.formatted("b", "null"), provider.formatted("new", "null")),
                before.settings());

        assertThat(after.settings().tree().at("/selfservice/methods/oidc/config/providers/0/client_secret"))
                .hasToString("\"secret-b\"");
        assertThat(after.settings()
                        .tree()
                        .at("/selfservice/methods/oidc/config/providers/1/client_secret")
                        .isMissingNode())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"provider\": \"generic\", \"issuer_url\": \"https://evil.test\"",
                "\"provider\": \"generic\", \"issuer_url\": \"https://id.test\", \"token_url\": \"https://evil.test/token\"",
                "\"provider\": \"auth0\", \"issuer_url\": \"https://id.test\""
            })
    void theSecretOfAProviderIsNotKeptForAnotherAddress(String receiver) {
        String provider = "{\"selfservice\": {\"methods\": {\"oidc\": {\"config\": {\"providers\": [{\"id\": \"a\", %s,"
                + " \"client_id\": \"c\", \"client_secret\": %s, \"mapper_url\": \"base64://e30=\"}]}}}}}";
        SettingsDocument stored = settings.accept(
                        ServiceName.IDENTITY,
                        provider.formatted("\"provider\": \"generic\", \"issuer_url\": \"https://id.test\"", "\"s\""))
                .settings();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> settings.accept(ServiceName.IDENTITY, provider.formatted(receiver, "null"), stored))
                .withMessageContaining("/providers/0/client_secret breaks the rule \"required\"");
    }

    @Test
    void theSecretOfAHookIsNotKeptForAnotherAddress() {
        String hook = """
                {"selfservice": {"flows": {"login": {"after": {"hooks": [{"hook": "web_hook", "config": {"url": "%s", "method": "POST",
                  "auth": {"type": "basic_auth", "config": {"user": "u", "password": %s}}}}]}}}}}
                """;
        Accepted before = settings.accept(ServiceName.IDENTITY, hook.formatted("https://good.test/", "\"secret\""));

        Accepted same =
                settings.accept(ServiceName.IDENTITY, hook.formatted("https://good.test/", "null"), before.settings());
        Problem moved = catchProblem(() ->
                settings.accept(ServiceName.IDENTITY, hook.formatted("https://evil.test/", "null"), before.settings()));

        assertThat(same.settings()).isEqualTo(before.settings());
        assertThat(moved.details()).containsEntry("rule", "required");
    }

    @Test
    void productionForcesWhatDevelopmentForgives() {
        SettingsFixture production = SettingsFixture.in(GatehouseMode.PRODUCTION, null);

        ObjectNode oauth2 = production.effective(ServiceName.OAUTH2, SettingsDocument.none(), "{}");

        assertThat(oauth2.path("dev").booleanValue()).isFalse();
        assertThat(oauth2.at("/serve/cookies/secure").booleanValue()).isTrue();
        assertThat(oauth2.at("/clients/http/disallow_private_ip_ranges").booleanValue())
                .isTrue();
        String issuer = "{\"urls\": {\"self\": {\"issuer\": \"http://issuer.test\"}}}";
        assertThat(refusal(production, ServiceName.OAUTH2, issuer).details()).containsEntry("rule", "https");
        assertThat(settings.accept(ServiceName.OAUTH2, issuer).warnings()).isEmpty();
    }

    @Test
    void aServiceGetsItsSecretsAndASaltOfTheProjectsOwnWins() {
        String secrets =
                "{\"secrets\": {\"system\": [\"s\"]}, \"oidc\": {\"subject_identifiers\": {\"pairwise\": {\"salt\": \"made\"}}}}";
        Accepted own = settings.accept(
                ServiceName.OAUTH2, "{\"oidc\": {\"subject_identifiers\": {\"pairwise\": {\"salt\": \"own-salt\"}}}}");

        ObjectNode made = settings.effective(ServiceName.OAUTH2, SettingsDocument.none(), secrets);
        ObjectNode chosen = settings.effective(ServiceName.OAUTH2, own.settings(), secrets);

        assertThat(made.at("/secrets/system/0").stringValue()).isEqualTo("s");
        assertThat(made.at("/oidc/subject_identifiers/pairwise/salt").stringValue())
                .isEqualTo("made");
        assertThat(chosen.at("/oidc/subject_identifiers/pairwise/salt").stringValue())
                .isEqualTo("own-salt");
        assertThat(settings.shown(ServiceName.OAUTH2, own.settings()).toString())
                .doesNotContain("own-salt");
    }

    @Test
    void theOperatorsDefaultsComeBetweenThoseOfTheSchemaAndTheProjects(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("defaults.yaml"), """
                identity:
                  session: {lifespan: 12h}
                  hashers: {algorithm: bcrypt}
                  courier: {smtp: {connection_uri: "smtp://relay:geheim@mail.test"}}
                """);
        SettingsFixture installation = SettingsFixture.in(GatehouseMode.DEVELOPMENT, file);

        ObjectNode shown = installation.shown(ServiceName.IDENTITY, SettingsDocument.none());
        Accepted back = installation.accept(ServiceName.IDENTITY, shown.toString());
        Accepted own = installation.accept(ServiceName.IDENTITY, "{\"session\": {\"lifespan\": \"72h\"}}");

        assertThat(shown.at("/session/lifespan").stringValue()).isEqualTo("12h0m0s");
        assertThat(shown.has("hashers")).as("operators' keys are not shown").isFalse();
        assertThat(shown.toString()).doesNotContain("geheim");
        assertThat(back.settings().tree()).isEmpty();
        assertThat(back.warnings()).isEmpty();
        assertThat(installation
                        .shown(ServiceName.IDENTITY, own.settings())
                        .at("/session/lifespan")
                        .stringValue())
                .isEqualTo("72h0m0s");
        ObjectNode effective = installation.effective(ServiceName.IDENTITY, SettingsDocument.none(), "{}");
        assertThat(effective.at("/hashers/algorithm").stringValue()).isEqualTo("bcrypt");
        assertThat(effective.at("/courier/smtp/connection_uri").stringValue()).contains("geheim");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "identity: {session: {lifespan: soon}} | /services/identity/config/session/lifespan",
                "identity: {sesion: {}} | /services/identity/config/sesion",
                "identity: {serve: {public: {base_url: x}}} | base_url",
                "keto: {} | keto",
                "identity: 5 | identity",
                "'identity: [' | cannot be read"
            })
    void operatorsDefaultsThatWouldBreakEveryProjectRefuseTheStart(String yaml, String told, @TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("defaults.yaml"), yaml);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> SettingsFixture.in(GatehouseMode.DEVELOPMENT, file))
                .withMessageContaining("gatehouse.project.defaults-file")
                .withMessageContaining(told);
    }

    private static Problem refusal(SettingsFixture settings, ServiceName service, String sent) {
        return catchProblem(() -> settings.accept(service, sent));
    }

    private static Problem catchProblem(Runnable refused) {
        try {
            refused.run();
        } catch (ProblemException problem) {
            return problem.problem();
        }
        throw new AssertionError("It was accepted.");
    }
}
