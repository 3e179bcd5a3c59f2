package dev.gatehouse.gateway.proxy;

import dev.gatehouse.gateway.admission.TrustedProxies;
import dev.gatehouse.gateway.status.Readiness;
import dev.gatehouse.platform.assertion.AssertionSigner;
import dev.gatehouse.platform.assertion.ServiceAddresses;
import dev.gatehouse.platform.assertion.ServiceClients;
import dev.gatehouse.platform.problem.DialectRule;
import dev.gatehouse.platform.problem.ErrorDialect;
import dev.gatehouse.platform.web.FilterOrder;
import dev.gatehouse.platform.web.RequestPath;
import dev.gatehouse.platform.web.StreamedPath;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The routes to the services, and what the gateway asks them itself. */
@Configuration(proxyBeanMethods = false)
public class ProxyConfiguration {

    private static final List<String> IDENTITY = List.of(
            "/schemas",
            "/self-service",
            "/sessions",
            "/admin/identities",
            "/admin/sessions",
            "/admin/recovery",
            "/.well-known/ory/webauthn.js");
    private static final List<String> OAUTH2 = List.of(
            "/.well-known/openid-configuration",
            "/.well-known/jwks.json",
            "/oauth2",
            "/userinfo",
            "/admin/clients",
            "/admin/keys",
            "/admin/oauth2",
            "/admin/trust");
    private static final List<String> PERMISSION = List.of(
            "/relation-tuples",
            "/admin/relation-tuples",
            "/namespaces",
            "/opl",
            "/access",
            "/.well-known/authzen-configuration");
    private static final String IMPORT = "/admin/relation-tuples/import";
    // What is a stream in one direction takes as long as it takes: the services see to its end.
    private static final List<String> STREAMS =
            List.of(IMPORT, "/relation-tuples/export", "/relation-tuples/watch", "/relation-tuples/changes");
    private static final List<String> PROJECT = List.of("/projects");

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService forwardingThreads() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Bean
    ProxyExchange serviceExchange(
            ServiceAddresses addresses,
            ExecutorService forwardingThreads,
            ObjectProvider<RestClient.Builder> builders,
            GatewayMvcProperties properties) {
        JdkClientHttpRequestFactory requests = requests(addresses, forwardingThreads);
        // From sending the request to the end of the answer.
        requests.setReadTimeout(addresses.readTimeout());
        return exchange(requests, builders, properties);
    }

    // Taken by name only: the gateway's library wants one exchange, and gets the one with deadlines.
    @Bean(defaultCandidate = false)
    ProxyExchange streamExchange(
            ServiceAddresses addresses,
            ExecutorService forwardingThreads,
            ObjectProvider<RestClient.Builder> builders,
            GatewayMvcProperties properties) {
        return exchange(requests(addresses, forwardingThreads), builders, properties);
    }

    private static JdkClientHttpRequestFactory requests(ServiceAddresses addresses, ExecutorService threads) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(addresses.connectTimeout())
                .executor(threads)
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client, threads);
        // Bodies pass as they are, compressed or not.
        requests.enableCompression(false);
        return requests;
    }

    private static ProxyExchange exchange(
            JdkClientHttpRequestFactory requests,
            ObjectProvider<RestClient.Builder> builders,
            GatewayMvcProperties properties) {
        RestClient services = builders.getIfAvailable(RestClient::builder)
                .requestFactory(requests)
                .build();
        return new RestClientProxyExchange(services, properties);
    }

    /** What is refused here speaks as the service behind does. */
    @Bean
    DialectRule accessErrors() {
        return new DialectRule("/access", ErrorDialect.TEXT);
    }

    @Bean
    StreamedPath importedTuples() {
        return new StreamedPath(IMPORT);
    }

    @Bean
    RouterFunction<ServerResponse> serviceRoutes(
            ServiceAddresses addresses,
            ProxyExchange serviceExchange,
            @Qualifier("streamExchange") ProxyExchange streamExchange,
            AssertionSigner signer,
            TrustedProxies proxies,
            HttpProjectDirectory directory) {
        record Service(String name, URI address, List<String> prefixes) {}
        HandlerFunction<ServerResponse> control =
                new HttpForwarding("project", addresses.projectUrl(), serviceExchange, signer, proxies);
        RouterFunction<ServerResponse> streams = route(
                "permission-streams",
                STREAMS,
                new HttpForwarding("permission", addresses.permissionUrl(), streamExchange, signer, proxies));
        return Stream.of(
                        new Service("identity", addresses.identityUrl(), IDENTITY),
                        new Service("oauth2", addresses.oauth2Url(), OAUTH2),
                        new Service("permission", addresses.permissionUrl(), PERMISSION))
                .map(service -> route(
                        service.name(),
                        service.prefixes(),
                        new HttpForwarding(service.name(), service.address(), serviceExchange, signer, proxies)))
                // The more special paths first.
                .reduce(
                        streams.and(route("project", PROJECT, request -> followed(control, request, directory))),
                        RouterFunction::and);
    }

    /** Before the caller learns of a change the gateway knows of it, so that the next request sees it. */
    private static ServerResponse followed(
            HandlerFunction<ServerResponse> control, ServerRequest request, HttpProjectDirectory directory)
            throws Exception {
        ServerResponse answer = control.handle(request);
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            directory.catchUp();
        }
        return answer;
    }

    @Bean
    HttpProjectDirectory httpProjectDirectory(ServiceClients clients, ServiceAddresses addresses) {
        HttpProjectDirectory directory = new HttpProjectDirectory(clients.at(addresses.projectUrl()));
        directory.follow();
        return directory;
    }

    @Bean
    Readiness servicesReadiness(ServiceClients clients, ServiceAddresses addresses) {
        return new HttpServicesReadiness(Map.of(
                "project", clients.at(addresses.projectUrl()),
                "identity", clients.at(addresses.identityUrl()),
                "oauth2", clients.at(addresses.oauth2Url()),
                "permission", clients.at(addresses.permissionUrl())));
    }

    @Bean
    FilterRegistrationBean<PreflightFilter> preflightFilter() {
        FilterRegistrationBean<PreflightFilter> registration = new FilterRegistrationBean<>(new PreflightFilter());
        registration.setOrder(FilterOrder.TRAILING_SLASH + 10);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        return registration;
    }

    private static RouterFunction<ServerResponse> route(
            String service, List<String> prefixes, HandlerFunction<ServerResponse> handler) {
        return GatewayRouterFunctions.route(service)
                .route(under(prefixes), handler)
                .build();
    }

    // The path is canonical here, so comparing texts is comparing paths.
    private static RequestPredicate under(List<String> prefixes) {
        return request -> {
            String path = request.servletRequest().getRequestURI();
            for (String prefix : prefixes) {
                if (RequestPath.isUnder(path, prefix)) {
                    return true;
                }
            }
            return false;
        };
    }
}
