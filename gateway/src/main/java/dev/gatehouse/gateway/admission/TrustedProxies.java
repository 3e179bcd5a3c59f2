package dev.gatehouse.gateway.admission;

import java.net.InetAddress;
import java.util.List;

/** The proxies in front whose word about host, scheme and client is taken: nobody else's is, or anybody could say anything. */
public final class TrustedProxies {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<AddressRange> ranges;

    /** @param ranges addresses and ranges such as {@code 10.0.0.0/8} or {@code ::1} */
    public TrustedProxies(List<String> ranges) {
        this.ranges = ranges.stream().map(AddressRange::parse).toList();
    }

    /** Whether an address is one of theirs. */
    boolean trust(String address) {
        if (ranges.isEmpty()) {
            return false;
        }
        InetAddress literal;
        try {
            int zone = address.indexOf('%');
            literal = InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
        for (AddressRange range : ranges) {
            if (range.contains(literal)) {
                return true;
            }
        }
        return false;
    }

    /** The address of the client: the first that none of the proxies has, seen from here. */
    public String client(RequestHead head) {
        String client = head.remoteAddress();
        if (!trust(client)) {
            return client;
        }
        List<String> hops = List.of(String.join(",", head.values(FORWARDED_FOR)).split(","));
        for (String hop : hops.reversed()) {
            String address = hop.strip();
            if (address.isEmpty()) {
                break;
            }
            client = address;
            if (!trust(client)) {
                break;
            }
        }
        return client;
    }

    private record AddressRange(InetAddress network, int prefix) {

        static AddressRange parse(String text) {
            int slash = text.indexOf('/');
            InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int bits = network.getAddress().length * Byte.SIZE;
            int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            if (prefix < 0 || prefix > bits) {
                throw new IllegalArgumentException("Not a range of addresses: " + text);
            }
            return new AddressRange(network, prefix);
        }

        boolean contains(InetAddress address) {
            byte[] mine = network.getAddress();
            byte[] theirs = address.getAddress();
            if (mine.length != theirs.length) {
                return false;
            }
            int whole = prefix / Byte.SIZE;
            for (int i = 0; i < whole; i++) {
                if (mine[i] != theirs[i]) {
                    return false;
                }
            }
            int rest = prefix % Byte.SIZE;
            int mask = 0xFF << (Byte.SIZE - rest);
            return rest == 0 || (mine[whole] & mask) == (theirs[whole] & mask);
        }
    }
}
