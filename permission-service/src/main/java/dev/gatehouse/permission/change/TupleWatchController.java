package dev.gatehouse.permission.change;

import dev.gatehouse.permission.consistency.SnapToken;
import dev.gatehouse.permission.consistency.SnapTokens;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.wire.TupleParameters;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.platform.web.QueryParameters;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes as a stream and by long polling (permission.md §18.4). Both are written while they come, in the thread of the
 * request: a reader who is slow holds that, and a part of one transaction, and no more.
 */
@RestController
class TupleWatchController {

    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;
    private static final int USUAL_WAIT = 10;
    private static final int LONGEST_WAIT = 30;

    private final TupleWatcher watcher;
    private final SnapTokens snapshots;
    private final JsonMapper json;

    TupleWatchController(TupleWatcher watcher, SnapTokens snapshots, JsonMapper json) {
        this.watcher = watcher;
        this.snapshots = snapshots;
        this.json = json;
    }

    @GetMapping("/relation-tuples/watch")
    void watch(
            Tenant tenant,
            QueryParameters parameters,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEvent,
            HttpServletResponse response)
            throws IOException {
        // Browsers repeat the URL with which they began, so what they have seen since then wins.
        Optional<String> token =
                lastEvent == null || lastEvent.isEmpty() ? parameters.find("snaptoken") : Optional.of(lastEvent);
        try {
            watcher.watch(
                    tenant,
                    seen(tenant, token),
                    namespaces(parameters),
                    new EventStreamWriter(response, json, tokens(tenant.project())));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    @GetMapping("/relation-tuples/changes")
    void poll(Tenant tenant, QueryParameters parameters, HttpServletResponse response) throws IOException {
        try {
            watcher.poll(
                    tenant,
                    seen(tenant, parameters.find("snaptoken")),
                    namespaces(parameters),
                    TupleParameters.pageSize(parameters, USUAL_PAGE, LARGEST_PAGE),
                    wait(parameters),
                    new ChangePageWriter(response, json, tokens(tenant.project())));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private @Nullable SnapToken seen(Tenant tenant, Optional<String> token) {
        return token.isEmpty() ? null : snapshots.read(tenant.project(), token.get());
    }

    private Function<SnapToken, String> tokens(ProjectId project) {
        return state -> snapshots.write(project, state);
    }

    private static Set<String> namespaces(QueryParameters parameters) {
        return Set.copyOf(parameters.all("namespace"));
    }

    private static Duration wait(QueryParameters parameters) {
        String sent = parameters.find("wait").orElse(Integer.toString(USUAL_WAIT));
        try {
            int seconds = Integer.parseInt(sent);
            if (seconds >= 0 && seconds <= LONGEST_WAIT) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException malformed) {
            // Refused below like a number that is too large.
        }
        throw PermissionProblems.badWait(sent, LONGEST_WAIT).exception();
    }
}
