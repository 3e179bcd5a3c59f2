package dev.gatehouse.platform.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON bodies whatever their content type says, as the contract's servers do: what is no JSON is a malformed body, never
 * an unsupported type.
 */
final class StrictJsonConverter extends JacksonJsonHttpMessageConverter {

    StrictJsonConverter(JsonMapper json) {
        super(json);
    }

    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
        return super.canRead(type, MediaType.APPLICATION_JSON);
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        byte[] body = body(message).readAllBytes();
        if (!JsonText.isClean(body)) {
            throw new HttpMessageNotReadableException("The text is not one that every reader understands.", message);
        }
        return super.read(type, new CheckedBody(body), hints);
    }

    /**
     * The bytes as they were sent. Spring writes a form anew from its parameters, which spoils JSON that command lines send as
     * one, because that is their default type.
     */
    private static InputStream body(HttpInputMessage message) throws IOException {
        return FormParameters.isForm(message.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE))
                        && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                ? current.getRequest().getInputStream()
                : message.getBody();
    }

    private static final class CheckedBody implements HttpInputMessage {

        private final InputStream body;

        CheckedBody(byte[] body) {
            this.body = new ByteArrayInputStream(body);
        }

        @Override
        public InputStream getBody() {
            return body;
        }

        /** None: a charset parameter has no meaning for JSON. */
        @Override
        public HttpHeaders getHeaders() {
            return HttpHeaders.EMPTY;
        }
    }
}
