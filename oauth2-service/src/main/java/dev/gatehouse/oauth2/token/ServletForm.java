package dev.gatehouse.oauth2.token;

import dev.gatehouse.oauth2.protocol.OAuth2Form;
import jakarta.servlet.ServletRequest;

/** The form of a token request, read and checked once and kept with its request for all who need it. */
final class ServletForm {

    private static final String ATTRIBUTE = OAuth2Form.class.getName();

    private ServletForm() {}

    static void keep(ServletRequest request, OAuth2Form form) {
        request.setAttribute(ATTRIBUTE, form);
    }

    static OAuth2Form of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof OAuth2Form form) {
            return form;
        }
        throw new IllegalStateException("The form of a token request is read before anybody asks for it.");
    }
}
