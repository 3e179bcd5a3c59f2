package dev.gatehouse.oauth2.protocol;

import dev.gatehouse.platform.web.FormParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The form in the body of a request to an OAuth 2.0 endpoint (RFC 6749 §3.2). What the query says is not part of it. */
public final class OAuth2Form {

    private final FormParameters parameters;

    OAuth2Form(FormParameters parameters) {
        this.parameters = parameters;
    }

    /** The value of a parameter; one sent without a value counts as not sent (RFC 6749 §3.2). */
    public Optional<String> find(String name) {
        return parameters.find(name).filter(value -> !value.isEmpty());
    }

    /** The blank-separated words of a parameter. */
    public List<String> words(String name) {
        return find(name).map(OAuth2Form::split).orElse(List.of());
    }

    /** The words of a parameter that may be repeated instead (RFC 8707 §2), each value being one word then. */
    public List<String> repeatedWords(String name) {
        List<String> sent = parameters.all(name);
        return sent.size() == 1
                ? split(sent.getFirst())
                : sent.stream().filter(word -> !word.isEmpty()).toList();
    }

    /** Words separated by blanks, of which there may be too many. */
    public static List<String> split(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
