package dev.gatehouse.gateway.admission;

import java.net.IDN;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * The host of a request in the one spelling under which it is looked up: lower case, without port and trailing dot, in ASCII
 * (RFC 9110 §7.2, RFC 5891). Addresses of IP version 6 keep their brackets.
 *
 * @param port the port beside it; negative when there is none
 * @param loopback whether it is an address of this very machine
 */
record HostName(String name, int port, boolean loopback) {

    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;
    private static final int HIGHEST_PORT = 65_535;

    /** Empty for what is no host. */
    static Optional<HostName> parse(String header) {
        boolean bracketed = header.startsWith("[");
        int end = bracketed ? header.indexOf(']') + 1 : header.indexOf(':');
        end = end < 0 ? header.length() : end;
        int port = port(header.substring(end));
        String host = header.substring(0, end);
        if (host.isEmpty() || port < -1) {
            return Optional.empty();
        }
        return bracketed ? address(host, port) : name(host, port);
    }

    /** The authority of an origin: the name, and the port when it is not the scheme's own. */
    static String authority(String name, String scheme, int port) {
        boolean usual = port < 0 || port == (scheme.equals("https") ? 443 : 80);
        return usual ? name : name + ":" + port;
    }

    /** The number after the colon; -1 when there is none, -2 when it is no port. */
    private static int port(String suffix) {
        if (suffix.isEmpty() || suffix.equals(":")) {
            return -1;
        }
        int port = 0;
        for (int i = 1; i < suffix.length(); i++) {
            char digit = suffix.charAt(i);
            if (digit < '0' || digit > '9') {
                return -2;
            }
            port = port * 10 + digit - '0';
            if (port > HIGHEST_PORT) {
                return -2;
            }
        }
        return suffix.charAt(0) == ':' ? port : -2;
    }

    private static Optional<HostName> address(String bracketed, int port) {
        String literal = bracketed.substring(1, bracketed.length() - 1);
        if (literal.indexOf(':') < 0 || literal.indexOf('%') >= 0) {
            return Optional.empty();
        }
        try {
            boolean loopback = InetAddress.ofLiteral(literal).isLoopbackAddress();
            return Optional.of(new HostName(bracketed.toLowerCase(Locale.ROOT), port, loopback));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<HostName> name(String host, int port) {
        String name = ascii(host).toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        return isName(name) ? Optional.of(new HostName(name, port, isLoopback(name))) : Optional.empty();
    }

    private static String ascii(String host) {
        for (int i = 0; i < host.length(); i++) {
            if (host.charAt(i) > '~') {
                try {
                    return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
                } catch (IllegalArgumentException malformed) {
                    return "";
                }
            }
        }
        return host;
    }

    // Container names may have underscores, which domain names have not.
    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return false;
        }
        int label = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.') {
                if (label == 0) {
                    return false;
                }
                label = 0;
            } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_') {
                label++;
            } else {
                return false;
            }
            if (label > LONGEST_LABEL) {
                return false;
            }
        }
        return label > 0;
    }

    private static boolean isLoopback(String name) {
        if (!name.startsWith("127.")) {
            return name.equals("localhost");
        }
        String[] parts = name.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (part.length() > 3
                    || !part.chars().allMatch(c -> c >= '0' && c <= '9')
                    || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }
}
