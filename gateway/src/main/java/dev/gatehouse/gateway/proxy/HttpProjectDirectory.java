package dev.gatehouse.gateway.proxy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.gateway.ProjectDirectory;
import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Asks the project service over HTTP. Its head is polled in the background, and read anew after each change that passed
 * through this gateway, so that the next request sees it.
 */
public final class HttpProjectDirectory implements ProjectDirectory, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HttpProjectDirectory.class);

    private static final Duration POLLED_EACH = Duration.ofSeconds(1);
    private static final Duration USES_TOLD_EACH = Duration.ofSeconds(5);

    private record ProjectAnswer(
            UUID id,
            String slug,
            UUID revision,
            String state,
            @JsonProperty("primary_host") String primaryHost) {

        Project project() {
            return new Project(
                    new ProjectId(id),
                    slug,
                    new RevisionId(revision),
                    Tenant.State.valueOf(state.toUpperCase(Locale.ROOT)),
                    primaryHost);
        }
    }

    private record TokenQuery(String digest) {}

    private record TokenAnswer(
            String kind,
            @Nullable UUID id,
            @Nullable UUID project,
            @JsonProperty("expires_at") @Nullable Instant expiresAt) {

        Holder holder() {
            if (kind.equals("operator")) {
                return new Holder.Operator();
            }
            if (id == null || project == null) {
                throw new IllegalStateException("A token belongs to the operator or to a project, but is a " + kind);
            }
            return new Holder.ProjectToken(id, new ProjectId(project), expiresAt);
        }
    }

    private record TokenUse(
            UUID id, @JsonProperty("used_at") Instant usedAt) {}

    private record HeadAnswer(long head) {}

    private final RestClient projects;
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("project-directory").factory());
    private final Map<UUID, Instant> uses = new ConcurrentHashMap<>();
    private volatile long head = -1;

    /** @param projects a client of the project service that says who asks */
    public HttpProjectDirectory(RestClient projects) {
        this.projects = projects;
    }

    /** Begins to follow the head. */
    public void follow() {
        every(POLLED_EACH, this::refresh);
        every(USES_TOLD_EACH, this::tellUses);
    }

    @Override
    public Optional<Project> findByHost(String host) {
        return get("/internal/directory/hosts/{host}", host);
    }

    @Override
    public Optional<Project> findBySlug(String slug) {
        return get("/internal/directory/slugs/{slug}", slug);
    }

    @Override
    public Optional<Project> findById(ProjectId id) {
        return get("/internal/directory/projects/{id}", id.toString());
    }

    @Override
    public Optional<Holder> findToken(TokenDigest digest) {
        return projects.post()
                .uri("/internal/directory/tokens")
                .body(new TokenQuery(digest.toString()))
                .exchange((_, answer) -> read(answer, TokenAnswer.class))
                .map(TokenAnswer::holder);
    }

    @Override
    public void tokenUsed(UUID token, Instant when) {
        uses.merge(token, when, (known, now) -> now.isAfter(known) ? now : known);
    }

    @Override
    public long head() {
        return head;
    }

    /** Reads the head anew, now; a project service that cannot be reached is asked again soon. */
    void catchUp() {
        attempt(this::refresh);
    }

    private void refresh() {
        HeadAnswer answer =
                projects.get().uri("/internal/directory/head").retrieve().body(HeadAnswer.class);
        if (answer != null) {
            head = answer.head();
        }
    }

    @Override
    public void close() {
        background.shutdownNow();
        attempt(this::tellUses);
    }

    private Optional<Project> get(String path, String key) {
        return projects.get()
                .uri(path, key)
                .exchange((_, answer) -> read(answer, ProjectAnswer.class))
                .map(ProjectAnswer::project);
    }

    private static <T> Optional<T> read(
            RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse answer, Class<T> type) throws IOException {
        if (answer.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
            return Optional.empty();
        }
        if (answer.getStatusCode().isError()) {
            throw unavailable(answer);
        }
        return Optional.ofNullable(answer.bodyTo(type));
    }

    private static RuntimeException unavailable(ClientHttpResponse answer) throws IOException {
        log.error("The project service answered {} to the gateway.", answer.getStatusCode());
        return Problem.of(ProblemCode.UNAVAILABLE).exception();
    }

    private void tellUses() {
        uses.forEach((token, when) -> {
            projects.post()
                    .uri("/internal/directory/tokens/used")
                    .body(new TokenUse(token, when))
                    .retrieve()
                    .toBodilessEntity();
            // A later use that came meanwhile stays for the next time.
            uses.remove(token, when);
        });
    }

    private void every(Duration period, Runnable work) {
        ScheduledFuture<?> following =
                background.scheduleWithFixedDelay(() -> attempt(work), 0, period.toMillis(), TimeUnit.MILLISECONDS);
        if (following.isDone()) {
            throw new IllegalStateException("A periodic task ends with its executor only.");
        }
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RestClientException unreachable) {
            log.warn("The project service cannot be reached: {}", unreachable.getMessage());
        }
    }
}
