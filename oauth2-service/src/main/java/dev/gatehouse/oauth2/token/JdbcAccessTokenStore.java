package dev.gatehouse.oauth2.token;

import static java.time.ZoneOffset.UTC;

import dev.gatehouse.oauth2.client.ClientId;
import dev.gatehouse.oauth2.protocol.OAuth2Form;
import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Access tokens in PostgreSQL. */
@Repository
class JdbcAccessTokenStore implements AccessTokenStore {

    private static final String ADD = """
            INSERT INTO oauth2.access_tokens
                   (project_id, digest, client_id, subject, scope, audience, requested_at, expires_at)
            VALUES (:project, :digest, :client, :subject, :scope, :audience, :requestedAt, :expiresAt)
            """;

    // Joined, so that removing a client ends its tokens without a statement for each.
    private static final String FIND_ACTIVE = """
            SELECT token.digest, token.client_id, token.subject, token.scope, token.audience,
                   token.requested_at, token.expires_at
              FROM oauth2.access_tokens token
              JOIN oauth2.clients client
                ON client.project_id = token.project_id AND client.id = token.client_id
             WHERE token.project_id = :project AND token.digest = :digest AND token.expires_at > :now
            """;

    private final JdbcClient jdbc;

    JdbcAccessTokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(ProjectId project, AccessToken token) {
        jdbc.sql(ADD)
                .param("project", project.value())
                .param("digest", token.digest().bytes())
                .param("client", token.client().value())
                .param("subject", token.subject())
                .param("scope", String.join(" ", token.scopes()))
                .param("audience", token.audience().toArray(String[]::new))
                .param("requestedAt", token.requestedAt().atOffset(UTC))
                .param("expiresAt", token.expiresAt().atOffset(UTC))
                .update();
    }

    @Override
    public Optional<AccessToken> findActive(ProjectId project, TokenDigest digest, Instant now) {
        return jdbc.sql(FIND_ACTIVE)
                .param("project", project.value())
                .param("digest", digest.bytes())
                .param("now", now.atOffset(UTC))
                .query((row, _) -> token(row))
                .optional();
    }

    private static AccessToken token(ResultSet row) throws SQLException {
        return new AccessToken(
                TokenDigest.stored(row.getBytes("digest")),
                new ClientId(row.getObject("client_id", UUID.class)),
                row.getString("subject"),
                OAuth2Form.split(row.getString("scope")),
                List.of((String[]) row.getArray("audience").getArray()),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
