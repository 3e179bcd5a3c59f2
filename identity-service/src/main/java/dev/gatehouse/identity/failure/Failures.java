package dev.gatehouse.identity.failure;

import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.problem.IdentityProblems;
import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.Uuids;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriComponentsBuilder;

/** Errors of pages: a browser is sent to the error page with an id, and the page asks what happened (identity.md §3.4). */
@Service
public class Failures {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final String EXAMPLE = "stub:500";
    private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    private final FailureStore store;
    private final ProblemJson problems;
    private final Clock clock;

    Failures(FailureStore store, ProblemJson problems, Clock clock) {
        this.store = store;
        this.problems = problems;
        this.clock = clock;
    }

    /** Keeps a problem; the address of the page that shows it. */
    public URI keep(Realm realm, Problem problem) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Failure failure = new Failure(UUID.randomUUID(), problems.error(problem), now, now);
        store.insert(realm.project(), failure, now.plus(KEPT));
        return UriComponentsBuilder.fromUri(realm.errorUi())
                .replaceQueryParam("id", failure.id())
                .build(true)
                .toUri();
    }

    /** The error under an id; an id that is none at all names no error. */
    Failure require(Realm realm, String id) {
        return find(realm.project(), id).orElseThrow(IdentityProblems::unknown);
    }

    /** The same for a caller that can do without; pages under construction ask for an example. */
    Optional<Failure> find(ProjectId project, String id) {
        if (id.equals(EXAMPLE)) {
            return Optional.of(new Failure(
                    UUID.randomUUID(),
                    problems.error(Problem.of(ProblemCode.INTERNAL, "This is a stub error.")),
                    NEVER,
                    NEVER));
        }
        return Uuids.find(id).flatMap(known -> store.find(project, known, clock.instant()));
    }
}
