package dev.gatehouse.identity.flow;

import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.csrf.CsrfSecret;
import dev.gatehouse.identity.session.SessionToken;
import dev.gatehouse.platform.web.Parameters;
import java.util.Optional;

/**
 * A request to self-service, with everything that decisions need to know of it.
 *
 * @param requestUrl its whole address, as the caller saw it
 * @param query the parameters in that address
 * @param csrf the anti-forgery secret of the browser
 * @param session the session credential it carries, whether good or not
 * @param origin whether it carries an {@code Origin}, as only browsers do
 * @param cookies whether it carries cookies of a browser
 */
public record Visit(
        Realm realm,
        Accepts accepts,
        String requestUrl,
        Parameters query,
        Optional<CsrfSecret> csrf,
        Optional<SessionToken> session,
        boolean origin,
        boolean cookies) {

    /** A parameter that is there and not empty. */
    public Optional<String> parameter(String name) {
        return query.all(name).stream().findFirst().filter(value -> !value.isEmpty());
    }
}
