package dev.gatehouse.gateway.proxy;

import dev.gatehouse.gateway.admission.ServletRequestHead;
import dev.gatehouse.gateway.admission.TrustedProxies;
import dev.gatehouse.platform.access.Admission;
import dev.gatehouse.platform.access.Admissions;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.assertion.AssertionSigner;
import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import dev.gatehouse.platform.problem.ProblemException;
import dev.gatehouse.platform.web.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Sends an admitted request on to one service and its answer back, both untouched but for the headers between two hops. Path and
 * query go as they were sent: parsing and writing them anew would change what was signed, and put form bodies into URLs.
 */
final class HttpForwarding implements HandlerFunction<ServerResponse> {

    private static final Logger log = LoggerFactory.getLogger(HttpForwarding.class);

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String OURS = "gatehouse-";
    private static final String FORWARDED = "x-forwarded-";

    // RFC 9110 §7.6.1, and what only the gateway may say or know. Length and framing are the client's own business.
    private static final Set<String> NOT_SENT_ON = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            "host",
            "forwarded",
            "x-real-ip",
            "x-ory-project",
            "x-request-id");

    private static final Set<String> NOT_SENT_BACK = Set.of(
            "connection", "keep-alive", "proxy-connection", "trailer", "transfer-encoding", "upgrade", "x-request-id");

    private final String service;
    private final URI address;
    private final ProxyExchange exchange;
    private final AssertionSigner signer;
    private final TrustedProxies proxies;

    HttpForwarding(
            String service, URI address, ProxyExchange exchange, AssertionSigner signer, TrustedProxies proxies) {
        this.service = service;
        this.address = address;
        this.exchange = exchange;
        this.signer = signer;
        this.proxies = proxies;
    }

    @Override
    public ServerResponse handle(ServerRequest request) {
        HttpServletRequest servlet = request.servletRequest();
        ProxyExchange.Request forwarded = exchange.request(request)
                .method(request.method())
                .uri(target(servlet))
                .headers(headers(servlet))
                .responseConsumer((answer, response) -> answer.getHeaders().forEach((name, values) -> {
                    if (!NOT_SENT_BACK.contains(name.toLowerCase(Locale.ROOT))) {
                        response.headers().put(name, values);
                    }
                }))
                .build();
        try {
            return exchange.exchange(forwarded);
        } catch (ResourceAccessException failure) {
            throw refusal(failure);
        }
    }

    private ProblemException refusal(ResourceAccessException failure) {
        boolean slow = false;
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException refused) {
                // The request itself broke off while it was sent on, as one does that is larger than allowed.
                return refused;
            }
            slow |= cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException);
        }
        // Without its trace: a service that is down would fill the log.
        log.warn("The {} service {}: {}", service, slow ? "is too slow" : "cannot be reached", failure.getMessage());
        return Problem.of(slow ? ProblemCode.TIMED_OUT : ProblemCode.UNAVAILABLE)
                .exception();
    }

    private URI target(HttpServletRequest request) {
        String query = request.getQueryString();
        return URI.create(address + request.getRequestURI() + (query == null ? "" : "?" + query));
    }

    private HttpHeaders headers(HttpServletRequest request) {
        Admission admission = Admissions.require(request);
        Set<String> ofThisHop = new TreeSet<>(NOT_SENT_ON);
        for (String connection : Collections.list(request.getHeaders(HttpHeaders.CONNECTION))) {
            for (String name : connection.split(",")) {
                ofThisHop.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        if (!(admission.caller() instanceof Caller.Anonymous)) {
            // A token that the gateway has taken is nobody else's to see.
            ofThisHop.add("authorization");
        }
        HttpHeaders headers = new HttpHeaders();
        for (String name : Collections.list(request.getHeaderNames())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!ofThisHop.contains(lower) && !lower.startsWith(OURS) && !lower.startsWith(FORWARDED)) {
                headers.put(name, Collections.list(request.getHeaders(name)));
            }
        }
        PreflightFilter.methodOf(request)
                .ifPresent(method -> headers.set(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, method));
        headers.set(FORWARDED_FOR, proxies.client(new ServletRequestHead(request)));
        headers.set(RequestId.HEADER, RequestId.of(request));
        headers.set(AssertionSigner.HEADER, signer.sign(admission));
        return headers;
    }
}
