package dev.gatehouse.oauth2.protocol;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a client may have tokens for an audience: the registered one, or what lies below it as a path. */
public final class Audiences {

    private Audiences() {}

    /**
     * Scheme and host must be the same; the path may go on at a slash, so {@code https://api.test/users} allows
     * {@code https://api.test/users/1} and not {@code https://api.test/users2}. A name that is no address is a path of its own.
     */
    public static boolean covers(Collection<String> registered, String requested) {
        URI wanted = parse(requested);
        return wanted != null
                && registered.stream().anyMatch(allowed -> allowed.equals(requested) || covers(parse(allowed), wanted));
    }

    private static boolean covers(@Nullable URI allowed, URI wanted) {
        if (allowed == null || allowed.isOpaque() || wanted.isOpaque()) {
            // The parts of a name such as urn:a:b mean nothing to us: equal or not.
            return allowed != null && allowed.equals(wanted);
        }
        return Objects.equals(allowed.getScheme(), wanted.getScheme())
                && Objects.equals(allowed.getRawAuthority(), wanted.getRawAuthority())
                && coversPath(stripped(allowed.getRawPath()), wanted.getRawPath());
    }

    private static boolean coversPath(String allowed, String wanted) {
        return wanted.equals(allowed) || wanted.startsWith(allowed + "/");
    }

    private static String stripped(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static @Nullable URI parse(String text) {
        try {
            URI uri = new URI(text);
            // A path-only name with dots in it (/a/../b) must not climb out of what is allowed.
            return uri.normalize();
        } catch (URISyntaxException malformed) {
            return null;
        }
    }
}
