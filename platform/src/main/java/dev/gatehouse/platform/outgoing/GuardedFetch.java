package dev.gatehouse.platform.outgoing;

import dev.gatehouse.platform.GatehouseMode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultRedirectStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;

/**
 * Fetches what people of a project named by address. Outside development it speaks TLS only and never reaches into the
 * installation's own network: the check is where names are resolved, so neither a redirect nor a second answer of the
 * name server gets round it. A server that answers byte by byte keeps nobody waiting for longer than the deadline.
 */
public final class GuardedFetch implements AutoCloseable {

    private static final int GREATEST_SIZE = 1 << 20;
    private static final Timeout PATIENCE = Timeout.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final boolean guarded;
    private final Duration deadline;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("fetch-deadlines").factory());

    public GuardedFetch(GatehouseMode mode) {
        this(mode, DEADLINE);
    }

    GuardedFetch(GatehouseMode mode, Duration deadline) {
        this.guarded = !mode.development();
        this.deadline = deadline;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(guarded ? new PublicHosts() : SystemDefaultDnsResolver.INSTANCE)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(PATIENCE)
                                .setSocketTimeout(PATIENCE)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(PATIENCE)
                        .setResponseTimeout(PATIENCE)
                        .setMaxRedirects(3)
                        .build())
                .setRedirectStrategy(guarded ? new SecureRedirects() : DefaultRedirectStrategy.INSTANCE)
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
    }

    /** The body of a successful answer, of one mebibyte at most. */
    public byte[] get(String url) throws IOException {
        if (guarded && !url.startsWith("https://")) {
            throw new IOException("Only https is spoken outside development.");
        }
        HttpGet request;
        try {
            request = new HttpGet(url);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("This is no address.", malformed);
        }
        Future<?> end = deadlines.schedule(request::abort, deadline.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, GuardedFetch::body);
        } finally {
            end.cancel(false);
        }
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
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

    /** Follows no redirect that leaves TLS. */
    static final class SecureRedirects extends DefaultRedirectStrategy {

        @Override
        public boolean isRedirectAllowed(HttpHost current, HttpHost next, HttpRequest redirect, HttpContext context) {
            return "https".equalsIgnoreCase(next.getSchemeName())
                    && super.isRedirectAllowed(current, next, redirect, context);
        }
    }

    private static final class PublicHosts extends SystemDefaultDnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = super.resolve(host);
            for (InetAddress address : addresses) {
                if (!PublicAddresses.contain(address)) {
                    throw new UnknownHostException("The host has an address that is not public.");
                }
            }
            return addresses;
        }
    }
}
