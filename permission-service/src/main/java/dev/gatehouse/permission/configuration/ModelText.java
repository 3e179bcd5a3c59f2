package dev.gatehouse.permission.configuration;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The text of a model inside of its location: {@code base64://…} in either alphabet, padded or not. */
public final class ModelText {

    /** What such a location begins with. */
    public static final String SCHEME = "base64://";

    private ModelText() {}

    /**
     * The text.
     *
     * @throws IllegalArgumentException when it is no base64, or not of UTF-8; the message says which
     */
    public static String decode(String location) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder()
                    .decode(location.substring(SCHEME.length())
                            .replace('-', '+')
                            .replace('_', '/'));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("what follows base64:// does not decode", malformed);
        }
        return decode(bytes);
    }

    /**
     * The text that these bytes are.
     *
     * @throws IllegalArgumentException when they are not UTF-8
     */
    public static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new IllegalArgumentException("the model is not a text in UTF-8", malformed);
        }
    }

    /** The location that holds these bytes. */
    public static String locate(byte[] bytes) {
        return SCHEME + Base64.getEncoder().encodeToString(bytes);
    }
}
