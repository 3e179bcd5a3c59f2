package dev.gatehouse.identity.flow;

import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.problem.IdentityProblems;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a caller may ask to go after a flow (identity.md §2.3). An open redirect would lend the name of this site to any
 * other, so an address that is not plainly within an allowed one is refused.
 */
public final class ReturnTo {

    /** Suffixes under which anybody registers names; a wildcard right above one would allow everybody. */
    private static final Set<String> PUBLIC_SECOND_LEVEL = Set.of("co", "com", "net", "org", "gov", "edu", "ac");

    private ReturnTo() {}

    /** The address, when it is allowed; refused with 400 when it is not. */
    public static URI require(Realm realm, String asked) {
        return find(realm, asked).orElseThrow(() -> IdentityProblems.returnToForbidden(asked));
    }

    /** The address, when it is allowed. */
    public static Optional<URI> find(Realm realm, String asked) {
        // Browsers read a backslash as a slash and drop blanks and controls, so what we check would not be where they
        // go.
        if (asked.indexOf('\\') >= 0 || asked.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            return Optional.empty();
        }
        try {
            URI target = realm.defaultReturnUrl().resolve(new URI(asked)).normalize();
            boolean plain = target.getHost() != null
                    && target.getRawUserInfo() == null
                    && !path(target).startsWith("/..")
                    && !path(target).toLowerCase(Locale.ROOT).contains("%2e");
            return plain && allowed(realm).stream().anyMatch(entry -> within(target, entry))
                    ? Optional.of(target)
                    : Optional.empty();
        } catch (URISyntaxException broken) {
            return Optional.empty();
        }
    }

    // Flows lead into one another, so our own pages count.
    private static List<String> allowed(Realm realm) {
        List<String> allowed =
                new ArrayList<>(realm.configuration().selfService().allowedReturnUrls());
        allowed.add(realm.address("/self-service"));
        return allowed;
    }

    private static boolean within(URI target, String entry) {
        // A wildcard is no host for the parser, so it is taken off before and matched by hand.
        boolean wildcard = entry.contains("://*.");
        try {
            URI allowed = new URI(wildcard ? entry.replace("://*.", "://") : entry).normalize();
            if (allowed.getHost() == null || (wildcard && publicSuffix(allowed.getHost()))) {
                return false;
            }
            return allowed.getScheme().equalsIgnoreCase(target.getScheme())
                    && sameHost(target, allowed, wildcard)
                    && below(path(target), path(allowed));
        } catch (URISyntaxException broken) {
            return false;
        }
    }

    private static boolean sameHost(URI target, URI allowed, boolean wildcard) {
        if (target.getPort() != allowed.getPort()) {
            return false;
        }
        String host = target.getHost().toLowerCase(Locale.ROOT);
        String known = allowed.getHost().toLowerCase(Locale.ROOT);
        return wildcard ? host.endsWith("." + known) : host.equals(known);
    }

    private static boolean publicSuffix(String host) {
        String[] labels = host.toLowerCase(Locale.ROOT).split("\\.");
        return labels.length < 2
                || (labels.length == 2 && labels[1].length() == 2 && PUBLIC_SECOND_LEVEL.contains(labels[0]));
    }

    /** A prefix ends where a segment ends: {@code /app} is not a prefix of {@code /application}. */
    private static boolean below(String path, String prefix) {
        String stem = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
        return path.equals(stem) || path.startsWith(stem + "/") || stem.isEmpty();
    }

    private static String path(URI uri) {
        return uri.getRawPath() == null ? "" : uri.getRawPath();
    }
}
