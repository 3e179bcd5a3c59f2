package dev.gatehouse.permission.condition;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The value of an {@code ipaddress} parameter. An IPv4 address mapped into IPv6 is the IPv4 address.
 *
 * @param bits the length of addresses of this kind
 */
record IpAddress(BigInteger number, int bits) {

    // The platform's parser also takes "10.1", zones, and octets that some read as octal.
    private static final Pattern IPV4 = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    static Optional<IpAddress> of(String text) {
        try {
            if (IPV4.matcher(text).matches()) {
                return Optional.of(of(Inet4Address.ofLiteral(text)));
            }
            return text.indexOf(':') >= 0 && IPV6.matcher(text).matches()
                    ? Optional.of(of(Inet6Address.ofLiteral(text)))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Whether it lies in a network such as {@code 10.0.0.0/8}; never in one of the other kind of addresses. */
    boolean in(String network) {
        int slash = network.indexOf('/');
        IpAddress base = slash < 0 ? null : of(network.substring(0, slash)).orElse(null);
        String length = network.substring(slash + 1);
        if (base == null || !length.matches("[0-9]{1,3}") || Integer.parseInt(length) > base.bits) {
            throw new IllegalArgumentException("\"%s\" is no network.".formatted(network));
        }
        int host = base.bits - Integer.parseInt(length);
        return bits == base.bits && number.shiftRight(host).equals(base.number.shiftRight(host));
    }

    private static IpAddress of(InetAddress address) {
        byte[] octets = address.getAddress();
        return new IpAddress(new BigInteger(1, octets), octets.length * Byte.SIZE);
    }
}
