package dev.gatehouse.identity.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.identity.RunningService;
import dev.gatehouse.testkit.TestResponse;
import org.junit.jupiter.api.Test;

class WebAuthnScriptControllerTest {

    @Test
    void theScriptDefinesWhatButtonsCall() {
        TestResponse script = RunningService.site(RunningService.project())
                .get("/.well-known/ory/webauthn.js")
                .send()
                .expect(200);

        assertThat(script.header("Content-Type").orElse("")).isEqualToIgnoringCase("text/javascript;charset=UTF-8");
        assertThat(script.text())
                .contains("window.__oryWebAuthnLogin = ", "window.__oryWebAuthnRegistration = ")
                .contains("navigator.credentials")
                .contains("webauthn_login", "webauthn_register");
        assertThat(script.headers("Set-Cookie")).hasSize(1);
    }
}
