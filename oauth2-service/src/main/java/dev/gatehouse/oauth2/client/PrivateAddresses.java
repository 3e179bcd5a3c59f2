package dev.gatehouse.oauth2.client;

import dev.gatehouse.platform.outgoing.PublicAddresses;
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
                if (!PublicAddresses.contain(resolved)) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException unresolved) {
            return true;
        }
    }
}
