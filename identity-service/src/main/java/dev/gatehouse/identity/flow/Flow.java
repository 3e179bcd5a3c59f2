package dev.gatehouse.identity.flow;

import dev.gatehouse.identity.csrf.CsrfSecret;
import dev.gatehouse.identity.ui.Ui;
import dev.gatehouse.platform.secret.TokenDigest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A journey of a person through a form, from its start until it is given up, done or expired. It is not deleted when it is done:
 * a form may be sent again.
 *
 * @param requestUrl the address that began it, as the caller saw it
 * @param returnTo where the caller asked to go afterwards; checked at the start, and again before going there
 * @param csrf what is remembered of the browser that began it; absent for applications
 */
public record Flow(
        FlowId id,
        FlowType type,
        String requestUrl,
        @Nullable String returnTo,
        @Nullable TokenDigest csrf,
        FlowState state,
        Ui ui,
        Instant issuedAt,
        Instant expiresAt,
        Instant updatedAt) {

    public boolean browser() {
        return type == FlowType.BROWSER;
    }

    public boolean expired(Instant now) {
        return !expiresAt.isAfter(now);
    }

    /** Whether this browser began it; anybody may see a flow of an application, whose id is its secret. */
    public boolean visibleTo(Optional<CsrfSecret> browser) {
        return !browser()
                || (csrf != null
                        && browser.map(CsrfSecret::digest).filter(csrf::equals).isPresent());
    }

    public Flow withUi(Ui changed, Instant now) {
        return new Flow(id, type, requestUrl, returnTo, csrf, state, changed, issuedAt, expiresAt, now);
    }
}
