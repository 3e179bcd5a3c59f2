package dev.gatehouse.project.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.database.StorableText;
import dev.gatehouse.platform.problem.Problem;
import dev.gatehouse.platform.problem.ProblemCode;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.Uuids;
import dev.gatehouse.project.registry.ProjectAccess;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The contract's apiToken, under the paths that its later releases gave it. */
@RestController
@RequestMapping("/projects/{project}/tokens")
class TokenController {

    private static final int LONGEST_NAME = 255;
    private static final UUID NOBODY = new UUID(0, 0);

    record NewToken(
            @Nullable String name,
            @JsonProperty("expires_at") @Nullable Instant expiresAt) {}

    record TokenView(
            UUID id,
            String name,
            @JsonProperty("owner_id") UUID owner,
            @JsonProperty("project_id") UUID project,
            @Nullable String value,
            @JsonProperty("last_characters") String lastCharacters,
            @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("expires_at") @Nullable Instant expiresAt,
            @JsonProperty("last_used_at") @Nullable Instant lastUsedAt) {

        static TokenView of(ProjectId project, ProjectToken token, @Nullable String value) {
            return new TokenView(
                    token.id(),
                    token.name(),
                    token.owner(),
                    project.value(),
                    value,
                    token.lastCharacters(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsedAt());
        }
    }

    private final Tokens tokens;
    private final ProjectAccess access;

    TokenController(Tokens tokens, ProjectAccess access) {
        this.tokens = tokens;
        this.access = access;
    }

    @GetMapping
    List<TokenView> list(Caller caller, @PathVariable String project) {
        ProjectId id = access.administer(caller, project);
        return tokens.list(id).stream()
                .map(token -> TokenView.of(id, token, null))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TokenView issue(Caller caller, @PathVariable String project, @RequestBody NewToken body) {
        ProjectId id = access.administer(caller, project);
        UUID owner = caller instanceof Caller.ConsoleIdentity person ? person.identity() : NOBODY;
        Tokens.Issued issued = tokens.issue(id, name(body.name()), owner, body.expiresAt());
        return TokenView.of(id, issued.token(), issued.value().reveal());
    }

    @DeleteMapping("/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable String project, @PathVariable String token) {
        ProjectId id = access.administer(caller, project);
        tokens.revoke(id, Uuids.find(token).orElseThrow(Tokens::unknown));
    }

    private static String name(@Nullable String sent) {
        String name = sent == null ? "" : sent.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || !StorableText.is(name)) {
            throw Problem.of(
                            ProblemCode.BAD_REQUEST,
                            "A token needs a name of 1 to " + LONGEST_NAME + " characters in the member name.")
                    .exception();
        }
        return name;
    }
}
