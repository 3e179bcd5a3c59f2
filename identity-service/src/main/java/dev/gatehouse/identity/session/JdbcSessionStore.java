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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JdbcSessionStore implements SessionStore {

    private static final String INSERT = """
            INSERT INTO identity.sessions (project_id, id, identity_id, token_digest, active, methods,
                                           issued_at, authenticated_at, expires_at)
            VALUES (:project, :id, :identity, :token, :active, :methods::json, :issued, :authenticated, :expires)
            """;

    // The addresses come with the session, so that the path every request of a product takes asks the database once.
    private static final String FIND_OPEN = """
            SELECT s.id, s.identity_id, s.methods, s.issued_at, s.authenticated_at, s.expires_at,
                   i.schema_id, i.traits, i.state, i.state_changed_at, i.metadata_public, i.available_aal,
                   i.created_at, i.updated_at,
                   (SELECT json_agg(json_build_object('id', a.id, 'value', a.value, 'verified', a.verified,
                                                      'via', a.via, 'status', a.status, 'verified_at', a.verified_at,
                                                      'created_at', a.created_at, 'updated_at', a.updated_at)
                                    ORDER BY a.created_at, a.value)
                      FROM identity.verifiable_addresses a
                     WHERE a.project_id = s.project_id AND a.identity_id = s.identity_id) AS verifiable,
                   (SELECT json_agg(json_build_object('id', a.id, 'value', a.value, 'via', a.via,
                                                      'created_at', a.created_at, 'updated_at', a.updated_at)
                                    ORDER BY a.created_at, a.value)
                      FROM identity.recovery_addresses a
                     WHERE a.project_id = s.project_id AND a.identity_id = s.identity_id) AS recovery
              FROM identity.sessions s
              JOIN identity.identities i ON i.project_id = s.project_id AND i.id = s.identity_id
             WHERE s.project_id = :project AND s.token_digest = :token
               AND s.active AND s.expires_at > :now AND i.state = 'active'
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
                .query((row, _) -> open(row))
                .optional();
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

    private OpenSession open(ResultSet row) throws SQLException {
        Session session = live(row);
        Identity identity = new Identity(
                session.identity(),
                row.getString("schema_id"),
                exact.stored(row.getString("traits")),
                IdentityState.find(row.getString("state")).orElseThrow(),
                instant(row, "state_changed_at"),
                value(row.getString("metadata_public")),
                JsonValue.NULL,
                verifiable(value(row.getString("verifiable")).node()),
                recovery(value(row.getString("recovery")).node()),
                List.of(),
                instant(row, "created_at"),
                instant(row, "updated_at"));
        return new OpenSession(session, identity, Aal.of(row.getString("available_aal")));
    }

    private static List<VerifiableAddress> verifiable(JsonNode list) {
        return list.valueStream()
                .map(one -> new VerifiableAddress(
                        UUID.fromString(one.get("id").stringValue()),
                        one.get("value").stringValue(),
                        one.get("verified").booleanValue(),
                        one.get("via").stringValue(),
                        VerifiableAddress.Status.find(one.get("status").stringValue())
                                .orElseThrow(),
                        one.get("verified_at").isNull() ? null : instant(one, "verified_at"),
                        instant(one, "created_at"),
                        instant(one, "updated_at")))
                .toList();
    }

    private static List<RecoveryAddress> recovery(JsonNode list) {
        return list.valueStream()
                .map(one -> new RecoveryAddress(
                        UUID.fromString(one.get("id").stringValue()),
                        one.get("value").stringValue(),
                        one.get("via").stringValue(),
                        instant(one, "created_at"),
                        instant(one, "updated_at")))
                .toList();
    }

    private JsonValue value(@Nullable String text) {
        return text == null ? JsonValue.NULL : exact.stored(text);
    }

    private static Instant instant(JsonNode row, String member) {
        return OffsetDateTime.parse(row.get(member).stringValue()).toInstant();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
