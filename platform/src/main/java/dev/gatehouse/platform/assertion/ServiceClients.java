package dev.gatehouse.platform.assertion;

import dev.gatehouse.platform.access.Admission;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * HTTP clients of other services' {@code /internal} paths: with deadlines, and with an assertion that says which service asks.
 *
 * <p>Such a request is for no tenant: what it is about is in its path. A call that must carry a tenant, because its answer
 * depends on the host that was asked, sets {@link AssertionSigner#HEADER} to an assertion of its own, by {@link #as}.
 */
public final class ServiceClients implements AutoCloseable {

    /** The tenant of requests that are for none. Its project exists nowhere, so nothing is found under it. */
    public static final Tenant NO_TENANT = new Tenant(
            new ProjectId(new UUID(0, 0)),
            "",
            new RevisionId(new UUID(0, 0)),
            Tenant.State.RUNNING,
            URI.create("http://internal.invalid"),
            URI.create("http://internal.invalid"));

    private final AssertionSigner signer;
    private final Caller.Service self;
    private final ServiceAddresses addresses;
    private final ObjectProvider<RestClient.Builder> builders;
    private final HttpClient http;

    /**
     * @param self the service that asks
     * @param builders the application's, so that calls are observed; plain ones where there are none
     */
    ServiceClients(
            AssertionSigner signer,
            Caller.Service self,
            ServiceAddresses addresses,
            ObjectProvider<RestClient.Builder> builders) {
        this.signer = signer;
        this.self = self;
        this.addresses = addresses;
        this.builders = builders;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(addresses.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** A client of one service, for its {@code /internal} paths. */
    public RestClient at(URI service) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(addresses.readTimeout());
        return builders.getIfAvailable(RestClient::builder)
                .baseUrl(service)
                .requestFactory(requests)
                .requestInterceptor((request, body, execution) -> {
                    if (!request.getHeaders().containsHeader(AssertionSigner.HEADER)) {
                        request.getHeaders().set(AssertionSigner.HEADER, as(NO_TENANT));
                    }
                    return execution.execute(request, body);
                })
                .build();
    }

    /** The same behind an interface with {@code @HttpExchange} methods. */
    public <T> T at(URI service, Class<T> type) {
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(at(service)))
                .build()
                .createClient(type);
    }

    /** The assertion by which this service asks on behalf of a tenant. */
    public String as(Tenant tenant) {
        return signer.sign(new Admission(tenant, self));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
