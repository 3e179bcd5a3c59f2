package dev.gatehouse.project.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.platform.GatehouseMode;
import dev.gatehouse.platform.outgoing.GuardedFetch;
import dev.gatehouse.platform.problem.ProblemException;
import dev.gatehouse.project.PermissionDocuments;
import dev.gatehouse.project.PermissionDocuments.Finding;
import dev.gatehouse.project.PermissionDocuments.Place;
import dev.gatehouse.project.PermissionDocuments.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What happens to a model on its way into a revision (permission.md §10). */
class JsonPermissionReviewTest {

    private static final String MODEL = "class User implements Namespace {}";

    private final List<ObjectNode> asked = new ArrayList<>();
    private Verdict verdict = new Verdict(List.of(), List.of());
    private final PermissionDocuments permissions = settings -> {
        asked.add(settings);
        return verdict;
    };
    private HttpServer server = unstarted();

    @BeforeEach
    void serve() {
        server = unstarted();
        server.createContext("/model", exchange -> {
            byte[] body = MODEL.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/large", exchange -> {
            byte[] body = new byte[(1 << 20) + 1];
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            } catch (IOException closed) {
                // The client does not read more than it takes.
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aModelByAddressIsStoredItself() {
        Accepted accepted = review(GatehouseMode.DEVELOPMENT, located(address("/model")));

        String stored = "base64://" + Base64.getEncoder().encodeToString(MODEL.getBytes(UTF_8));
        assertThat(accepted.settings()).isEqualTo(located(stored));
        assertThat(asked).singleElement().satisfies(settings -> {
            assertThat(settings.at("/namespaces/location").stringValue()).isEqualTo(stored);
            assertThat(settings.at("/opl/precedence").stringValue()).isEqualTo("reference");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/missing", "/large"})
    void whatCannotBeFetchedIsRefused(String path) {
        assertThat(details(GatehouseMode.DEVELOPMENT, address(path)))
                .containsEntry("pointer", "/services/permission/config/namespaces/location")
                .containsEntry("rule", "fetch")
                .containsEntry("value", address(path));
        assertThat(asked).isEmpty();
    }

    @Test // never into the installation's own network
    void inProductionNothingIsFetchedFromPrivateAddresses() {
        assertThat(details(GatehouseMode.PRODUCTION, address("/model"))).containsEntry("rule", "fetch");
        assertThat(details(GatehouseMode.PRODUCTION, address("/model").replace("http:", "https:")))
                .containsEntry("rule", "fetch");
    }

    @Test
    void mistakesAreToldWithPointerRuleAndPlace() {
        verdict = new Verdict(
                List.of(
                        new Finding("/namespaces/location", "model", "wrong", new Place(3, 5), new Place(3, 9)),
                        new Finding("/conditions/a/expression", "condition", "wrong too", null, null)),
                List.of());

        assertThatThrownBy(() -> review(GatehouseMode.PRODUCTION, located("base64://")))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code().status()).isEqualTo(400);
                    assertThat(refused.problem().reason())
                            .isEqualTo("/services/permission/config/namespaces/location breaks the rule \"model\":"
                                    + " line 3, column 5: wrong.");
                    assertThat(refused.problem().details())
                            .containsEntry("pointer", "/services/permission/config/namespaces/location")
                            .containsEntry("rule", "model")
                            .containsEntry("start", Map.of("Line", 3, "column", 5))
                            .containsEntry("end", Map.of("Line", 3, "column", 9));
                    assertThat((List<?>) refused.problem().details().get("violations"))
                            .hasSize(2);
                });
    }

    @Test
    void doubtsAreWarnings() {
        verdict = new Verdict(
                List.of(),
                List.of(new Finding("/namespaces/location", "model", "hm", new Place(1, 2), new Place(1, 3))));

        assertThat(review(GatehouseMode.PRODUCTION, located("base64://")).warnings())
                .containsExactly(
                        new Warning(4005, "/services/permission/config/namespaces/location: line 1, column 2: hm."));
    }

    @Test
    void onlyWhatOthersCanJudgeIsReviewed() {
        JsonPermissionReview review = reviewer(GatehouseMode.PRODUCTION);
        SettingsDocument model = located("base64://");
        SettingsDocument address = located("https://models.example/a");
        SettingsDocument names = settings("{\"namespaces\": [{\"name\": \"a\"}]}");
        SettingsDocument conditions = settings("{\"conditions\": {\"a\": {\"expression\": \"true\"}}}");

        assertThat(review.needed(names, SettingsDocument.none())).isFalse();
        assertThat(review.needed(model, names)).isTrue();
        assertThat(review.needed(conditions, names)).isTrue();
        assertThat(review.needed(model, model)).isFalse();
        assertThat(review.needed(address, address)).isTrue();
    }

    private Map<String, Object> details(GatehouseMode mode, String location) {
        try {
            review(mode, located(location));
        } catch (ProblemException refused) {
            return refused.problem().details();
        }
        throw new AssertionError("It was not refused.");
    }

    private Accepted review(GatehouseMode mode, SettingsDocument wanted) {
        return reviewer(mode).review(wanted, SettingsFixture.FACTS);
    }

    private JsonPermissionReview reviewer(GatehouseMode mode) {
        return new JsonPermissionReview(SettingsFixture.documents(mode, null), permissions, new GuardedFetch(mode));
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static SettingsDocument located(String location) {
        return settings("{\"namespaces\": {\"location\": \"%s\"}}".formatted(location));
    }

    private static SettingsDocument settings(String json) {
        return new SettingsDocument(SettingsFixture.json(json));
    }

    private static HttpServer unstarted() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new IllegalStateException("No port is free.", failed);
        }
    }
}
