package dev.gatehouse.project.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail server's URI, taken apart by hand: passwords in it are often not encoded, and {@link java.net.URI} refuses those.
 *
 * @param scheme with its colon and slashes
 * @param user null when nobody signs in
 * @param password null when there is none
 * @param rest host, port, path and query
 */
record MailUri(
        String scheme, @Nullable String user, @Nullable String password, String rest) {

    private static final Pattern PARTS =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)(?:([^:/?#]*)(?::(.*))?@)?([^@]*)");

    static MailUri of(String uri) {
        Matcher parts = PARTS.matcher(uri);
        return parts.matches()
                ? new MailUri(parts.group(1), parts.group(2), parts.group(3), parts.group(4))
                : new MailUri("", null, null, uri);
    }

    String withoutPassword() {
        return scheme + (user == null ? "" : user + "@") + rest;
    }

    /**
     * The URI with another's password when it has none itself and leads the same user to the same host. To any other host the
     * stored password does not go: who may change settings may still not learn secrets.
     */
    String orPasswordOf(MailUri stored) {
        boolean same = user != null && user.equals(stored.user) && host().equals(stored.host());
        return password == null && stored.password != null && same
                ? scheme + user + ":" + stored.password + "@" + rest
                : toString();
    }

    private String host() {
        return rest.split("[:/?]", 2)[0];
    }

    @Override
    public String toString() {
        return scheme + (user == null ? "" : user + (password == null ? "" : ":" + password) + "@") + rest;
    }
}
