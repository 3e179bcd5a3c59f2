package dev.gatehouse.gateway.proxy;

import dev.gatehouse.gateway.status.Readiness;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Ready when every service says of itself that it is. */
final class HttpServicesReadiness implements Readiness {

    private final Map<String, RestClient> services;

    /** @param services clients by the names of the services */
    HttpServicesReadiness(Map<String, RestClient> services) {
        this.services = Map.copyOf(services);
    }

    @Override
    public Map<String, String> failures() {
        Map<String, String> failures = new ConcurrentHashMap<>();
        try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            services.forEach((name, service) -> asking.execute(() -> {
                try {
                    service.get().uri("/internal/ready").retrieve().toBodilessEntity();
                } catch (RestClientException unready) {
                    failures.put(name, "The service is not ready.");
                }
            }));
        }
        return new TreeMap<>(failures);
    }
}
