package dev.gatehouse.oauth2.protocol;

import dev.gatehouse.platform.problem.ProblemException;
import dev.gatehouse.platform.web.FormParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;

/** Reads the form of an OAuth 2.0 endpoint out of the body of a request (RFC 6749 §3.2). */
public final class OAuth2FormReader {

    private static final Set<String> REPEATABLE = Set.of("audience", "resource");

    private OAuth2FormReader() {}

    /** Reads the body; one that is missing, empty, no form or broken, or repeats a parameter, is an invalid request. */
    public static OAuth2Form read(HttpServletRequest request) throws IOException {
        FormParameters parameters;
        try {
            parameters = FormParameters.of(request);
            parameters.refuseRepeats(REPEATABLE);
        } catch (ProblemException refused) {
            throw refused.problem().withHeaders(NoStore.HEADERS).exception();
        }
        if (parameters.names().isEmpty()) {
            throw OAuth2Problems.invalidRequest("The request body must not be empty.");
        }
        return new OAuth2Form(parameters);
    }
}
