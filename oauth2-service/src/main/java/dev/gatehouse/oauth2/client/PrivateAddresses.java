package dev.gatehouse.oauth2.client;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.springframework.stereotype.Component;

/** Keeps clients from making the server call hosts of its own network ({@code clients.http.disallow_private_ip_ranges}). */
@Component
class PrivateAddresses {

    /** Whether calling the address could reach something that is not public, or cannot be told. */
    boolean mayBeReachedBy(URI address) {
        String host = address.getHost();
        if (host == null) {
            return true;
        }
        try {
            for (InetAddress resolved : InetAddress.getAllByName(host)) {
                if (isPrivate(resolved)) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException unresolved) {
            return true;
        }
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc;
        // Addresses that carriers share among their customers (RFC 6598).
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || shared;
    }
}
