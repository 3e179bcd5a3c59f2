package dev.gatehouse.platform.web;

import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import jakarta.servlet.ServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The one spelling of a request's path, under which the guard, the dialect of errors and the mapping of handlers all see it:
 * what is protected under one spelling must not be served under another. Empty segments are dropped, each segment is decoded
 * and encoded again in one way. Segments that mean something else to one reader than to the next ({@code .}, {@code ..},
 * path parameters, backslashes, control characters) are refused. An encoded slash stays inside its segment.
 *
 * <p>Canonical paths are their own canonical form, so a service behind the gateway may do this again.
 *
 * @param path begins with a slash and ends with none, unless it is the root
 * @param trailingSlash whether the caller wrote slashes at the end
 */
public record RequestPath(String path, boolean trailingSlash) {

    private static final String ATTRIBUTE = RequestPath.class.getName();
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int ASCII = 128;

    // RFC 3986 pchar without the semicolon, which begins path parameters.
    private static final boolean[] PLAIN = new boolean[ASCII];

    static {
        for (char c = 0; c < ASCII; c++) {
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean digit = c >= '0' && c <= '9';
            PLAIN[c] = letter || digit || "-._~!$&'()*+,=:@".indexOf(c) >= 0;
        }
    }

    /** The canonical form of a path as it came in the request line; a path that has none is a refused request. */
    public static RequestPath parse(String raw) {
        if (raw.isEmpty() || raw.charAt(0) != '/') {
            throw refused("The path of a request begins with a slash.");
        }
        boolean trailingSlash = raw.length() > 1 && raw.charAt(raw.length() - 1) == '/';
        return isCanonical(raw) ? new RequestPath(raw, false) : new RequestPath(canonical(raw), trailingSlash);
    }

    /** Keeps the path with its request. */
    static void keep(ServletRequest request, RequestPath path) {
        request.setAttribute(ATTRIBUTE, path);
    }

    /** The path of a request that passed the edge. */
    static Optional<RequestPath> find(ServletRequest request) {
        return Optional.ofNullable((RequestPath) request.getAttribute(ATTRIBUTE));
    }

    /** Whether the path is the prefix or lies below it; the prefix has no slash at its end. */
    public boolean isUnder(String prefix) {
        return isUnder(path, prefix);
    }

    /** The same for a canonical path. */
    public static boolean isUnder(String path, String prefix) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }

    // Almost every request: nothing to decode, nothing to drop, nothing to allocate.
    private static boolean isCanonical(String raw) {
        int length = raw.length();
        for (int i = 0; i < length; i++) {
            char c = raw.charAt(i);
            if (c == '/') {
                boolean last = i == length - 1;
                if (last ? length > 1 : raw.charAt(i + 1) == '/' || raw.charAt(i + 1) == '.') {
                    return false;
                }
            } else if (c >= ASCII || !PLAIN[c]) {
                return false;
            }
        }
        return true;
    }

    private static String canonical(String raw) {
        StringBuilder path = new StringBuilder(raw.length());
        int from = 1;
        while (from <= raw.length()) {
            int to = raw.indexOf('/', from);
            to = to < 0 ? raw.length() : to;
            if (to > from) {
                path.append('/');
                encode(checked(raw.substring(from, to)), path);
            }
            from = to + 1;
        }
        return path.isEmpty() ? "/" : path.toString();
    }

    private static String checked(String segment) {
        if (segment.indexOf(';') >= 0) {
            throw refused("The path of a request has no parameters here.");
        }
        String decoded = PercentDecoder.decode(segment, false);
        if (".".equals(decoded) || "..".equals(decoded)) {
            throw refused("The path of a request has no dot segments here.");
        }
        for (int i = 0; i < decoded.length(); i++) {
            if (Character.isISOControl(decoded.charAt(i)) || decoded.charAt(i) == '\\') {
                throw refused("The path of a request has no control characters and no backslashes.");
            }
        }
        return decoded;
    }

    private static void encode(String decoded, StringBuilder path) {
        for (byte b : decoded.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0 && PLAIN[b]) {
                path.append((char) b);
            } else {
                path.append('%');
                HEX.toHexDigits(path, b);
            }
        }
    }

    private static RuntimeException refused(String reason) {
        return Problem.of(ProblemCode.BAD_REQUEST, reason).exception();
    }
}
