package dev.gatehouse.identity.session;

import static java.time.ZoneOffset.UTC;

import dev.gatehouse.identity.directory.Aal;
import dev.gatehouse.identity.directory.Identity;
import dev.gatehouse.identity.directory.IdentityId;
import dev.gatehouse.identity.directory.IdentityState;
import dev.gatehouse.identity.directory.RecoveryAddress;
import dev.gatehouse.identity.directory.VerifiableAddress;
import dev.gatehouse.identity.wire.JsonBodies;
import dev.gatehouse.identity.wire.JsonValue;
import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcSessionStore implements SessionStore {

    private static final String INSERT = """
            INSERT INTO identity.sessions (project_id, id, identity_id, token_digest, active, methods,
                                           issued_at, authenticated_at, expires_at)
            VALUES (:project, :id, :identity, :token, :active, :methods::json, :issued, :authenticated, :expires)
            """;

    // The addresses come with the session, a row for each, so that the path every request of a product takes asks the
    // database once.
    private static final String FIND_OPEN = """
            SELECT s.id, s.identity_id, s.methods, s.issued_at, s.authenticated_at, s.expires_at,
                   i.schema_id, i.traits, i.state, i.state_changed_at, i.metadata_public, i.available_aal,
                   i.created_at, i.updated_at, address.*
              FROM identity.sessions s
              JOIN identity.identities i ON i.project_id = s.project_id AND i.id = s.identity_id
              LEFT JOIN LATERAL (
                SELECT id AS address_id, via, value, verified, status, verified_at,
                       created_at AS address_created_at, updated_at AS address_updated_at
                  FROM identity.verifiable_addresses
                 WHERE project_id = s.project_id AND identity_id = s.identity_id
                 UNION ALL
                SELECT id, via, value, NULL, NULL, NULL, created_at, updated_at
                  FROM identity.recovery_addresses
                 WHERE project_id = s.project_id AND identity_id = s.identity_id) AS address ON true
             WHERE s.project_id = :project AND s.token_digest = :token
               AND s.active AND s.expires_at > :now AND i.state = 'active'
             ORDER BY address_created_at, value
            """;

    private static final String RENEW = """
            UPDATE identity.sessions
               SET methods = :methods::json, issued_at = :issued, authenticated_at = :authenticated, expires_at = :expires
             WHERE project_id = :project AND id = :id AND active AND expires_at > :now
            """;

    private static final String LIST_OTHERS = """
            SELECT id, identity_id, methods, issued_at, authenticated_at, expires_at
              FROM identity.sessions
             WHERE project_id = :project AND identity_id = :identity AND id <> :except AND active AND expires_at > :now
             ORDER BY issued_at DESC, id
            OFFSET :offset LIMIT :limit
            """;

    private static final String END_OTHERS = """
            UPDATE identity.sessions
               SET active = false
             WHERE project_id = :project AND identity_id = :identity AND id <> :except AND active AND expires_at > :now
            """;

    private static final String END = """
            UPDATE identity.sessions
               SET active = false
             WHERE project_id = :project AND identity_id = :identity AND id = :id AND active
            """;

    private static final TypeReference<List<AuthenticationMethod>> METHODS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final JsonBodies exact;

    JdbcSessionStore(JdbcClient jdbc, JsonMapper json, JsonBodies exact) {
        this.jdbc = jdbc;
        this.json = json;
        this.exact = exact;
    }

    @Override
    public void insert(ProjectId project, Session session, TokenDigest token) {
        jdbc.sql(INSERT)
                .param("project", project.value())
                .param("id", session.id().value())
                .param("identity", session.identity().value())
                .param("token", token.bytes())
                .param("active", session.active())
                .param("methods", json.writeValueAsString(session.methods()))
                .param("issued", session.issuedAt().atOffset(UTC))
                .param("authenticated", session.authenticatedAt().atOffset(UTC))
                .param("expires", session.expiresAt().atOffset(UTC))
                .update();
    }

    @Override
    public Optional<OpenSession> findOpen(ProjectId project, TokenDigest token, Instant now) {
        return jdbc.sql(FIND_OPEN)
                .param("project", project.value())
                .param("token", token.bytes())
                .param("now", now.atOffset(UTC))
                .query((ResultSetExtractor<Optional<OpenSession>>) this::open);
    }

    @Override
    public boolean renew(ProjectId project, Session renewed, Instant now) {
        return jdbc.sql(RENEW)
                        .param("methods", json.writeValueAsString(renewed.methods()))
                        .param("issued", renewed.issuedAt().atOffset(UTC))
                        .param("authenticated", renewed.authenticatedAt().atOffset(UTC))
                        .param("expires", renewed.expiresAt().atOffset(UTC))
                        .param("project", project.value())
                        .param("id", renewed.id().value())
                        .param("now", now.atOffset(UTC))
                        .update()
                == 1;
    }

    @Override
    public List<Session> listOthers(
            ProjectId project, IdentityId identity, SessionId except, Instant now, long offset, int limit) {
        return jdbc.sql(LIST_OTHERS)
                .param("project", project.value())
                .param("identity", identity.value())
                .param("except", except.value())
                .param("now", now.atOffset(UTC))
                .param("offset", offset)
                .param("limit", limit)
                .query((row, _) -> live(row))
                .list();
    }

    @Override
    public int endOthers(ProjectId project, IdentityId identity, SessionId except, Instant now) {
        return jdbc.sql(END_OTHERS)
                .param("project", project.value())
                .param("identity", identity.value())
                .param("except", except.value())
                .param("now", now.atOffset(UTC))
                .update();
    }

    @Override
    public void end(ProjectId project, IdentityId identity, SessionId session) {
        jdbc.sql(END)
                .param("project", project.value())
                .param("identity", identity.value())
                .param("id", session.value())
                .update();
    }

    private Session live(ResultSet row) throws SQLException {
        return new Session(
                new SessionId(row.getObject("id", UUID.class)),
                new IdentityId(row.getObject("identity_id", UUID.class)),
                true,
                json.readValue(row.getString("methods"), METHODS),
                instant(row, "issued_at"),
                instant(row, "authenticated_at"),
                instant(row, "expires_at"));
    }

    private Optional<OpenSession> open(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        Session session = live(rows);
        Identity owner = new Identity(
                session.identity(),
                rows.getString("schema_id"),
                exact.stored(rows.getString("traits")),
                IdentityState.find(rows.getString("state")).orElseThrow(),
                instant(rows, "state_changed_at"),
                value(rows.getString("metadata_public")),
                JsonValue.NULL,
                List.of(),
                List.of(),
                List.of(),
                instant(rows, "created_at"),
                instant(rows, "updated_at"));
        Aal available = Aal.of(rows.getString("available_aal"));
        List<VerifiableAddress> verifiable = new ArrayList<>();
        List<RecoveryAddress> recovery = new ArrayList<>();
        do {
            if (rows.getString("status") != null) {
                verifiable.add(verifiable(rows));
            } else if (rows.getString("value") != null) {
                recovery.add(recovery(rows));
            }
        } while (rows.next());
        return Optional.of(new OpenSession(session, owner.with(verifiable, recovery), available));
    }

    private static VerifiableAddress verifiable(ResultSet row) throws SQLException {
        return new VerifiableAddress(
                row.getObject("address_id", UUID.class),
                row.getString("value"),
                row.getBoolean("verified"),
                row.getString("via"),
                VerifiableAddress.Status.find(row.getString("status")).orElseThrow(),
                row.getObject("verified_at") == null ? null : instant(row, "verified_at"),
                instant(row, "address_created_at"),
                instant(row, "address_updated_at"));
    }

    private static RecoveryAddress recovery(ResultSet row) throws SQLException {
        return new RecoveryAddress(
                row.getObject("address_id", UUID.class),
                row.getString("value"),
                row.getString("via"),
                instant(row, "address_created_at"),
                instant(row, "address_updated_at"));
    }

    private JsonValue value(@Nullable String text) {
        return text == null ? JsonValue.NULL : exact.stored(text);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
