package dev.gatehouse.project.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.project.ProjectServiceTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** PUT of the contract's updateProject: project.md §2.3, §2.5 and §2.6. */
class ReplacingProjectsTest extends ProjectServiceTest {

    @Test
    void aServiceThatIsSentIsReplacedAndTheOthersStay() {
        JsonNode project = aProject();
        put(project, "permission", "{\"namespaces\": [{\"id\": 1, \"name\": \"docs\"}]}");
        put(
                project,
                "identity",
                "{\"session\": {\"lifespan\": \"1h\"}, \"selfservice\": {\"default_browser_return_url\": \"https://a.test/\"}}");

        Answer replaced = put(project, "identity", "{\"session\": {\"lifespan\": \"2h\"}}");

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.json().path("warnings")).isEmpty();
        assertThat(replaced.settings("identity").at("/session/lifespan").stringValue())
                .isEqualTo("2h0m0s");
        assertThat(replaced.settings("identity")
                        .at("/selfservice/default_browser_return_url")
                        .stringValue())
                .as("what is left out goes back to its default")
                .isEqualTo("/ui/welcome");
        assertThat(replaced.settings("permission").at("/namespaces/0/name").stringValue())
                .isEqualTo("docs");
        assertThat(get(OPERATOR, path(project)).json())
                .isEqualTo(replaced.json().path("project"));
    }

    @Test
    void eachChangeIsARevisionAndTheOldOnesStay() {
        JsonNode project = aProject();

        Answer changed = put(project, "oauth2", "{\"ttl\": {\"access_token\": \"5m\"}}");

        String revision = changed.json().at("/project/revision_id").stringValue();
        assertThat(revision).isNotEqualTo(project.path("revision_id").stringValue());
        Answer revisions = get(OPERATOR, path(project) + "/revisions");
        assertThat(revisions.json().valueStream().map(entry -> entry.path("id").stringValue()))
                .containsExactly(revision, project.path("revision_id").stringValue());
        assertThat(revisions.json().path(0).path("author").stringValue()).isEqualTo("operator");
    }

    @Test
    void aProjectCanBeRenamedWithoutTouchingItsServices() {
        JsonNode project = aProject();

        Answer renamed = send(OPERATOR, "PUT", path(project), Map.of("name", " Other ", "services", Map.of()));

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.json().at("/project/name").stringValue()).isEqualTo("Other");
        assertThat(renamed.json().at("/project/revision_id")).isNotEqualTo(project.path("revision_id"));
    }

    @Test
    void whatWasReadCanBeWrittenAndChangesNothing() {
        JsonNode project = aProject();
        JsonNode full = put(project, "identity", FULL_IDENTITY).json().path("project");

        Answer written = send(OPERATOR, "PUT", path(project), full);

        assertThat(written.status()).isEqualTo(200);
        assertThat(written.json().path("warnings")).isEmpty();
        assertThat(written.json().path("project")).isEqualTo(full);
        assertThat(get(OPERATOR, path(project)).text()).isEqualTo(full.toString());
    }

    @Test
    void keysOfOperatorsUnknownKeysAndOthersOfTheServerBringAWarningEach() {
        Answer changed = put(
                aProject(),
                "identity",
                "{\"dsn\": \"memory\", \"sesion\": {}, \"serve\": {\"public\": {\"base_url\": \"http://evil.test\"}},"
                        + " \"secrets\": {\"default\": [\"x\"]}, \"version\": \"v0.10.1\","
                        + " \"selfservice\": {\"methods\": {\"totp\": {\"enabled\": true, \"a/b~c\": 1}}}}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("warnings").valueStream().map(JsonNode::toString))
                .containsExactlyInAnyOrder(
                        "{\"code\":4001,\"message\":\"/services/identity/config/dsn: ignored, because this is the operator's, not a project's.\"}",
                        "{\"code\":4001,\"message\":\"/services/identity/config/secrets: ignored, because a project's secrets are made and kept by the server.\"}",
                        "{\"code\":4001,\"message\":\"/services/identity/config/serve/public/base_url: ignored, because the server makes this value.\"}",
                        "{\"code\":4002,\"message\":\"/services/identity/config/selfservice/methods/totp/a~1b~0c: ignored, because no such key is known.\"}",
                        "{\"code\":4002,\"message\":\"/services/identity/config/sesion: ignored, because no such key is known.\"}");
        assertThat(changed.settings("identity")
                        .at("/selfservice/methods/totp/enabled")
                        .booleanValue())
                .isTrue();
        assertThat(changed.settings("identity").has("secrets")).isFalse();
    }

    @Test
    void membersAndServicesOfLaterReleasesBringAWarning() {
        JsonNode project = aProject();

        Answer changed = send(
                OPERATOR,
                "PUT",
                path(project),
                "{\"name\": \"x\", \"cors_public\": {}, \"services\": {\"account_experience\": {\"config\": {}}}}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json()
                        .path("warnings")
                        .valueStream()
                        .map(warning -> warning.path("code").intValue()))
                .containsExactly(4002, 4002);
    }

    @Test
    void aValueOfAnotherKindIsRefusedWithItsPlaceRuleAndValue() {
        JsonNode project = aProject();

        Answer refused = put(project, "identity", "{\"session\": {\"lifespan\": \"soon\"}}");

        assertThat(refused.status()).isEqualTo(400);
        JsonNode details = refused.json().at("/error/details");
        assertThat(details.path("pointer").stringValue()).isEqualTo("/services/identity/config/session/lifespan");
        assertThat(details.path("rule").stringValue()).isEqualTo("pattern");
        assertThat(details.path("value").stringValue()).isEqualTo("soon");
        assertThat(refused.json().at("/error/reason").stringValue())
                .contains("/services/identity/config/session/lifespan", "pattern", "soon");
        assertThat(get(OPERATOR, path(project)).json()).isEqualTo(project);
    }

    @Test
    void requestsThatAreNoProjectAreRefused() {
        String project = path(aProject());

        for (String body : new String[] {
            "{\"name\": \"x\"}",
            "{\"services\": {}}",
            "{\"name\": \"x\", \"services\": null}",
            "{\"name\": \"x\", \"services\": []}",
            "{\"name\": \"x\", \"services\": {\"identity\": {}}}",
            "{\"name\": \"x\", \"services\": {\"identity\": {\"config\": null}}}",
            "{\"name\": \"x\", \"services\": {\"identity\": {\"config\": [1]}}}",
            "{\"name\": \"\", \"services\": {}}",
            "[]",
            "null"
        }) {
            assertThat(send(OPERATOR, "PUT", project, body).status()).as(body).isEqualTo(400);
        }
        assertThat(send(OPERATOR, "PUT", project, "name=x", "Content-Type", "application/x-www-form-urlencoded")
                        .status())
                .isIn(400, 415);
    }

    @Test
    void aRevisionThatIsGoneIsRefused() {
        JsonNode project = aProject();
        String first = "\"" + project.path("revision_id").stringValue() + "\"";
        Map<String, Object> rename = Map.of("name", "Renamed", "services", Map.of());

        assertThat(send(OPERATOR, "PUT", path(project), rename, "If-Match", first)
                        .status())
                .isEqualTo(200);
        assertThat(send(OPERATOR, "PUT", path(project), rename, "If-Match", first)
                        .status())
                .isEqualTo(412);
        assertThat(send(OPERATOR, "PATCH", path(project), "[]", "If-Match", first)
                        .status())
                .isEqualTo(412);
        assertThat(send(OPERATOR, "PUT", path(project), rename, "If-Match", "*").status())
                .isEqualTo(200);
        assertThat(send(OPERATOR, "PUT", path(project), rename, "If-Match", "nonsense")
                        .status())
                .isEqualTo(412);
    }

    @Test // project.md §11 trap 3
    void secretsAreNeverReadAndSendingBackWhatWasReadKeepsThem() {
        JsonNode project = aProject();

        Answer stored = put(project, "identity", FULL_IDENTITY);

        JsonNode provider = stored.settings("identity").at("/selfservice/methods/oidc/config/providers/0");
        assertThat(stored.text()).doesNotContain("s3cret", "p4ssword", "k3y");
        assertThat(provider.path("client_secret").isNull()).isTrue();
        assertThat(stored.settings("identity")
                        .at("/courier/smtp/connection_uri")
                        .stringValue())
                .isEqualTo("smtps://mailer@mail.test:465/?server_name=x");
        ObjectNode again = (ObjectNode) stored.json().path("project").deepCopy();
        send(OPERATOR, "PUT", path(project), again);
        JsonNode effective = effective(project, "identity");
        assertThat(effective
                        .at("/selfservice/methods/oidc/config/providers/0/client_secret")
                        .stringValue())
                .isEqualTo("s3cret");
        assertThat(effective.at("/courier/smtp/connection_uri").stringValue())
                .isEqualTo("smtps://mailer:p4ssword@mail.test:465/?server_name=x");
        assertThat(effective
                        .at("/selfservice/flows/registration/after/hooks/0/config/auth/config/value")
                        .stringValue())
                .isEqualTo("k3y");
    }

    @Test
    void aNewSecretReplacesTheOldOneAndAnEmptyOneIsRefusedWithoutBeingTold() {
        JsonNode project = aProject();
        put(project, "identity", FULL_IDENTITY);

        put(project, "identity", FULL_IDENTITY.replace("s3cret", "n3w"));
        Answer refused = put(project, "identity", FULL_IDENTITY.replace("\"s3cret\"", "\"\""));
        Answer tooLong = put(project, "identity", FULL_IDENTITY.replace("s3cret", "x".repeat(5000)));

        assertThat(effective(project, "identity")
                        .at("/selfservice/methods/oidc/config/providers/0/client_secret")
                        .stringValue())
                .isEqualTo("n3w");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/details/rule").stringValue()).isEqualTo("minLength");
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.text()).doesNotContain("xxx");
    }

    private JsonNode effective(JsonNode project, String service) {
        String revision =
                get(OPERATOR, path(project)).json().path("revision_id").stringValue();
        return get(GATEWAY, "/internal" + path(project) + "/revisions/" + revision + "/configurations/" + service)
                .json();
    }

    static final String FULL_IDENTITY = """
            {"identity": {"schemas": [{"id": "person", "url": "base64://eyJwcm9wZXJ0aWVzIjogeyJ0cmFpdHMiOiB7fX19"}]},
             "courier": {"smtp": {"connection_uri": "smtps://mailer:p4ssword@mail.test:465/?server_name=x"}},
             "session": {"lifespan": "90m"},
             "selfservice": {
               "flows": {"registration": {"after": {"hooks": [{"hook": "web_hook", "config": {
                 "url": "https://hooks.test/", "method": "POST",
                 "auth": {"type": "api_key", "config": {"name": "X-Key", "value": "k3y", "in": "header"}}}}]}}},
               "methods": {"oidc": {"enabled": true, "config": {"providers": [{
                 "id": "idp", "provider": "generic", "client_id": "me", "client_secret": "s3cret",
                 "issuer_url": "https://idp.test", "mapper_url": "base64://e30="}]}}}}}
            """;
}
