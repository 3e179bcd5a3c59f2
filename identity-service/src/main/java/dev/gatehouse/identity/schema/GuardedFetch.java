package dev.gatehouse.identity.schema;

import dev.gatehouse.platform.GatehouseMode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Fetches what an operator of a project named by address. Outside development it speaks TLS only and never reaches into the
 * installation's own network: the check is where names are resolved, so neither a redirect nor a second answer of the
 * name server gets round it.
 */
@Component
class GuardedFetch implements DisposableBean {

    private static final int GREATEST_SIZE = 1 << 20;
    private static final Timeout PATIENCE = Timeout.ofSeconds(5);

    private final boolean guarded;
    private final CloseableHttpClient client;

    GuardedFetch(GatehouseMode mode) {
        this.guarded = !mode.development();
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(guarded ? new PublicAddresses() : SystemDefaultDnsResolver.INSTANCE)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(PATIENCE)
                                .setSocketTimeout(PATIENCE)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(PATIENCE)
                        .setMaxRedirects(3)
                        .build())
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
    }

    /** The body of a successful answer, of one mebibyte at most. */
    byte[] get(String url) throws IOException {
        if (guarded && !url.startsWith("https://")) {
            throw new IOException("Only https is spoken outside development.");
        }
        return client.execute(new HttpGet(url), GuardedFetch::body);
    }

    @Override
    public void destroy() throws IOException {
        client.close();
    }

    private static byte[] body(ClassicHttpResponse response) throws IOException {
        if (response.getCode() != 200 || response.getEntity() == null) {
            throw new IOException("The answer was " + response.getCode());
        }
        try (InputStream content = response.getEntity().getContent()) {
            byte[] body = content.readNBytes(GREATEST_SIZE + 1);
            if (body.length > GREATEST_SIZE) {
                throw new IOException("The answer is larger than " + GREATEST_SIZE + " bytes.");
            }
            return body;
        }
    }

    private static final class PublicAddresses extends SystemDefaultDnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = super.resolve(host);
            for (InetAddress address : addresses) {
                if (internal(address)) {
                    throw new UnknownHostException("The host has an address that is not public.");
                }
            }
            return addresses;
        }

        private static boolean internal(InetAddress address) {
            byte[] bytes = address.getAddress();
            boolean special = bytes.length == 4 ? reserved4(bytes) : reserved6(bytes);
            return special
                    || address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress()
                    || address.isMulticastAddress();
        }

        /** This network, carrier-grade NAT, IETF assignments, benchmarks and everything reserved (RFC 6890). */
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

        /** Unique local addresses, and those that embed an IPv4 address (NAT64, Teredo, 6to4). */
        private static boolean reserved6(byte[] bytes) {
            int start = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
            return (start & 0xfe00) == 0xfc00
                    || start == 0x0064
                    || start == 0x2002
                    || (start == 0x2001 && bytes[2] == 0 && bytes[3] == 0);
        }
    }
}
