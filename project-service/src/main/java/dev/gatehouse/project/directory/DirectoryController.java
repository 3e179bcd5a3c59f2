package dev.gatehouse.project.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.project.ProjectLookup;
import dev.gatehouse.project.ProjectLookup.RoutedProject;
import dev.gatehouse.project.ProjectLookup.TokenHolder;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The lookup for a gateway in another process. Digests travel in bodies, never in URLs, which end up in logs. */
@RestController
@RequestMapping("/internal/directory")
class DirectoryController {

    private static final int DIGEST_LENGTH = 32;

    record ProjectView(
            UUID id,
            String slug,
            UUID revision,
            String state,
            @JsonProperty("primary_host") String primaryHost) {

        static ProjectView of(RoutedProject project) {
            return new ProjectView(
                    project.project().value(),
                    project.slug(),
                    project.revision().value(),
                    project.state().name().toLowerCase(Locale.ROOT),
                    project.primaryHost());
        }
    }

    record TokenQuery(@Nullable String digest) {}

    record TokenView(
            String kind,
            @Nullable UUID id,
            @Nullable UUID project,
            @JsonProperty("expires_at") @Nullable Instant expires) {

        static TokenView of(TokenHolder holder) {
            return switch (holder) {
                case TokenHolder.Operator() -> new TokenView("operator", null, null, null);
                case TokenHolder.ProjectToken(UUID token, ProjectId project, @Nullable Instant expires) ->
                    new TokenView("project", token, project.value(), expires);
            };
        }
    }

    record TokenUse(
            @Nullable UUID id,
            @JsonProperty("used_at") @Nullable Instant when) {}

    private final ProjectLookup lookup;

    DirectoryController(ProjectLookup lookup) {
        this.lookup = lookup;
    }

    @GetMapping("/hosts/{host}")
    ProjectView byHost(Caller caller, @PathVariable String host) {
        return answer(caller, lookup.findByHost(host));
    }

    @GetMapping("/slugs/{slug}")
    ProjectView bySlug(Caller caller, @PathVariable String slug) {
        return answer(caller, lookup.findBySlug(slug));
    }

    @GetMapping("/projects/{project}")
    ProjectView byId(Caller caller, @PathVariable String project) {
        return answer(caller, ProjectId.find(project).flatMap(lookup::findById));
    }

    @PostMapping("/tokens")
    TokenView token(Caller caller, @RequestBody TokenQuery query) {
        requireService(caller);
        return lookup.findToken(digest(query.digest()))
                .map(TokenView::of)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
    }

    @PostMapping("/tokens/used")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void used(Caller caller, @RequestBody TokenUse use) {
        requireService(caller);
        if (use.id() == null || use.when() == null) {
            throw Problem.of(ProblemCode.BAD_REQUEST, "A use has the members id and used_at.")
                    .exception();
        }
        lookup.tokenUsed(use.id(), use.when());
    }

    @GetMapping("/head")
    Map<String, Long> head(Caller caller) {
        requireService(caller);
        return Map.of("head", lookup.head());
    }

    private static ProjectView answer(Caller caller, Optional<RoutedProject> found) {
        requireService(caller);
        return found.map(ProjectView::of)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
    }

    private static void requireService(Caller caller) {
        if (!(caller instanceof Caller.Service)) {
            throw Problem.of(ProblemCode.NOT_FOUND).exception();
        }
    }

    private static TokenDigest digest(@Nullable String hex) {
        try {
            byte[] bytes = HexFormat.of().parseHex(hex == null ? "" : hex);
            if (bytes.length == DIGEST_LENGTH) {
                return TokenDigest.stored(bytes);
            }
        } catch (IllegalArgumentException malformed) {
            // Told below like a digest of another length.
        }
        throw Problem.of(ProblemCode.BAD_REQUEST, "The digest is 32 bytes in hexadecimal.")
                .exception();
    }
}
