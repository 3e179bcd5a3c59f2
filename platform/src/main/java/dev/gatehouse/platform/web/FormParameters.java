package dev.gatehouse.platform.web;

import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a form body alone ({@code application/x-www-form-urlencoded}), never of the query string, where they would
 * end up in logs. A controller that takes it as an argument serves an OAuth endpoint: a body of another type and a repeated
 * parameter are refused before it is called (RFC 6749 §3.2; only {@code resource} may repeat, RFC 8707 §2).
 */
public final class FormParameters extends Parameters {

    private static final String FORM = "application/x-www-form-urlencoded";

    private FormParameters(String encoded) {
        super(encoded);
    }

    /** Reads the body as a form, where the same parameter may come more than once; other types of bodies are refused. */
    public static FormParameters of(HttpServletRequest request) throws IOException {
        if (!isForm(request.getContentType())) {
            throw Problem.of(
                            ProblemCode.INVALID_REQUEST,
                            "The request body must be sent as application/x-www-form-urlencoded.")
                    .exception();
        }
        return new FormParameters(text(request.getInputStream().readAllBytes()));
    }

    /** Reads a form that is known to be one. */
    static FormParameters parse(byte[] body) {
        return new FormParameters(text(body));
    }

    /** Whether a content type says that the body is such a form. */
    public static boolean isForm(@Nullable String contentType) {
        return contentType != null
                && contentType.toLowerCase(Locale.ROOT).startsWith(FORM)
                && (contentType.length() == FORM.length() || " ;".indexOf(contentType.charAt(FORM.length())) >= 0);
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw Problem.of(ProblemCode.INVALID_REQUEST, "The request body is not valid UTF-8.")
                    .exception();
        }
    }
}
