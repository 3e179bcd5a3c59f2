package dev.gatehouse.endtoend;

import dev.gatehouse.endtoend.http.EventStream;
import dev.gatehouse.endtoend.http.Request;
import dev.gatehouse.endtoend.http.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/** A route that needs a project's token, whether or not it is served yet: the guard asks before anybody looks for a handler. */
record GuardedRoute(String method, String path) {

    /** All of them, with ids that nothing has. */
    static List<GuardedRoute> all() {
        try (var routes = GuardedRoute.class.getResourceAsStream("/guarded-routes.txt")) {
            if (routes == null) {
                throw new IllegalStateException("The list of guarded routes is missing.");
            }
            return new String(routes.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" "))
                    .map(words -> new GuardedRoute(
                            words[0], words[1].replace("{id}", UUID.randomUUID().toString())))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Asks every route and returns what was answered otherwise than it should have been. */
    static List<String> exceptions(
            List<GuardedRoute> routes, Site site, UnaryOperator<Request> credential, IntPredicate right) {
        List<String> wrong = new ArrayList<>();
        for (GuardedRoute route : routes) {
            int status = status(credential.apply(route.request(site, route.path())));
            if (!right.test(status)) {
                wrong.add(route.method() + " " + route.path() + " → " + status);
            }
        }
        return wrong;
    }

    /** The head of the answer tells it; the body of a watch does not end. */
    private static int status(Request request) {
        try (EventStream answer = request.open()) {
            return answer.status();
        }
    }

    Request request(Site site, String target) {
        Request request = site.request(method, target);
        return switch (method) {
            case "POST", "PUT", "PATCH" -> request.json("{}");
            default -> request;
        };
    }

    /** Whether it belongs to the control plane, where a token is judged by the project addressed and not by the host alone. */
    boolean ofControlPlane() {
        return path.equals("/projects") || path.startsWith("/projects/");
    }
}
