package dev.gatehouse.identity.webauthn;

import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.csrf.CsrfCookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the script that talks to security keys. Pages check its digest, so the bytes never change while we run. */
@RestController
class WebAuthnScriptController {

    private static final MediaType JAVASCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

    private final byte[] script = load();
    private final CsrfCookies csrf;

    WebAuthnScriptController(CsrfCookies csrf) {
        this.csrf = csrf;
    }

    @GetMapping("/.well-known/ory/webauthn.js")
    ResponseEntity<byte[]> script(Realm realm, HttpServletRequest request, HttpServletResponse response) {
        csrf.ensure(realm, request, response);
        return ResponseEntity.ok().contentType(JAVASCRIPT).body(script);
    }

    private static byte[] load() {
        try (InputStream resource = WebAuthnScriptController.class.getResourceAsStream("webauthn.js")) {
            if (resource == null) {
                throw new IllegalStateException("The script is a resource of this module.");
            }
            return resource.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException("The script could not be read.", failure);
        }
    }
}
