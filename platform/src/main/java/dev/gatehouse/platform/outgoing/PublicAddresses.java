package dev.gatehouse.platform.outgoing;

import java.net.InetAddress;

/** Tells addresses of the public internet from all others (RFC 6890). */
public final class PublicAddresses {

    private PublicAddresses() {}

    /** Whether the address is one that anybody could call. */
    public static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean special = bytes.length == 4 ? reserved4(bytes) : reserved6(bytes);
        return !(special
                || address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress());
    }

    /** This network, carrier-grade NAT, IETF assignments, benchmarks and everything reserved. */
    private static boolean reserved4(byte[] bytes) {
        int second = bytes[1] & 0xff;
        return switch (bytes[0] & 0xff) {
            case 0 -> true;
            case 100 -> (second & 0xc0) == 64;
            case 192 -> second == 0;
            case 198 -> (second & 0xfe) == 18;
            default -> (bytes[0] & 0xff) >= 224;
        };
    }

    /** Unique local addresses, and those that embed an IPv4 address (compatible ones, NAT64, Teredo, 6to4). */
    private static boolean reserved6(byte[] bytes) {
        int start = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        return (start & 0xfe00) == 0xfc00
                || start == 0x0000
                || start == 0x0064
                || start == 0x2002
                || (start == 0x2001 && bytes[2] == 0 && bytes[3] == 0);
    }
}
