package dev.gatehouse.project.directory;

import static java.time.ZoneOffset.UTC;

import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import dev.gatehouse.project.ProjectLookup;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers from the database, one statement each. */
@Component
class JdbcProjectLookup implements ProjectLookup {

    private static final String PROJECT = """
            SELECT p.project_id, p.slug, p.revision_id, p.state, h.host
              FROM project.projects p
              JOIN project.hosts h ON h.project_id = p.project_id AND h.is_primary
            """;

    private static final String BY_HOST =
            PROJECT + " WHERE p.project_id = (SELECT project_id FROM project.hosts WHERE host = :host)";
    private static final String BY_SLUG = PROJECT + " WHERE p.slug = :slug";
    private static final String BY_ID = PROJECT + " WHERE p.project_id = :project";

    private static final String OF_PROJECT = """
            SELECT project_id, token_id, expires_at
              FROM project.tokens
             WHERE digest = :digest AND (expires_at IS NULL OR expires_at > :now)
            """;
    private static final String OF_OPERATOR = "SELECT 1 FROM project.operator_tokens WHERE digest = :digest";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Head head;
    private final JdbcTokenUses uses;
    private final ConfiguredOperator operator;

    JdbcProjectLookup(JdbcClient jdbc, Clock clock, Head head, JdbcTokenUses uses, ConfiguredOperator operator) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.head = head;
        this.uses = uses;
        this.operator = operator;
    }

    @Override
    public Optional<RoutedProject> findByHost(String host) {
        return jdbc.sql(BY_HOST)
                .param("host", host)
                .query(JdbcProjectLookup::project)
                .optional();
    }

    @Override
    public Optional<RoutedProject> findBySlug(String slug) {
        return jdbc.sql(BY_SLUG)
                .param("slug", slug)
                .query(JdbcProjectLookup::project)
                .optional();
    }

    @Override
    public Optional<RoutedProject> findById(ProjectId project) {
        return jdbc.sql(BY_ID)
                .param("project", project.value())
                .query(JdbcProjectLookup::project)
                .optional();
    }

    @Override
    public Optional<TokenHolder> findToken(TokenDigest digest) {
        if (operator.holds(digest)) {
            return Optional.of(new TokenHolder.Operator());
        }
        Optional<TokenHolder> ofProject = jdbc.sql(OF_PROJECT)
                .param("digest", digest.bytes())
                .param("now", clock.instant().atOffset(UTC))
                .query((row, number) -> holder(row))
                .optional();
        if (ofProject.isPresent()) {
            return ofProject;
        }
        return jdbc.sql(OF_OPERATOR)
                .param("digest", digest.bytes())
                .query(Integer.class)
                .optional()
                .map(found -> new TokenHolder.Operator());
    }

    @Override
    public void tokenUsed(UUID token, Instant when) {
        uses.note(token, when);
    }

    @Override
    public long head() {
        return head.known();
    }

    private static RoutedProject project(ResultSet row, int number) throws SQLException {
        return new RoutedProject(
                new ProjectId(row.getObject("project_id", UUID.class)),
                row.getString("slug"),
                new RevisionId(row.getObject("revision_id", UUID.class)),
                Tenant.State.valueOf(row.getString("state")),
                row.getString("host"));
    }

    private static TokenHolder holder(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
        return new TokenHolder.ProjectToken(
                row.getObject("token_id", UUID.class),
                new ProjectId(row.getObject("project_id", UUID.class)),
                expires == null ? null : expires.toInstant());
    }
}
