package dev.gatehouse.identity.login;

import dev.gatehouse.identity.RunningService;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.testkit.TestRequest;
import dev.gatehouse.testkit.TestResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser: it keeps cookies, and sends them back. */
final class Browser {

    private final Tenant tenant;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(Tenant tenant) {
        this.tenant = tenant;
    }

    TestResponse get(String path) {
        return keep(with(RunningService.site(tenant).get(path)).header("Accept", "application/json"));
    }

    TestResponse getPage(String path) {
        return keep(with(RunningService.site(tenant).get(path)).header("Accept", "text/html"));
    }

    TestResponse postJson(String path, String body) {
        return keep(with(RunningService.site(tenant).post(path))
                .header("Accept", "application/json")
                .json(body));
    }

    TestResponse postForm(String path, String... fields) {
        return keep(with(RunningService.site(tenant).post(path))
                .header("Accept", "text/html")
                .form(fields));
    }

    String cookie(String prefix) {
        return cookies.entrySet().stream()
                .filter(cookie -> cookie.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private TestRequest with(TestRequest request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private TestResponse keep(TestRequest request) {
        TestResponse response = request.send();
        for (String cookie : response.headers("Set-Cookie")) {
            String pair = cookie.split(";", 2)[0];
            int equals = pair.indexOf('=');
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return response;
    }
}
