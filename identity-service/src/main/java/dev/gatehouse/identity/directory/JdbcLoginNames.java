package dev.gatehouse.identity.directory;

import dev.gatehouse.identity.wire.JsonBodies;
import dev.gatehouse.platform.tenant.ProjectId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcLoginNames implements LoginNames {

    private static final String FIND = """
            SELECT i.id, i.state, c.config
              FROM identity.credential_identifiers n
              JOIN identity.credentials c
                ON c.project_id = n.project_id AND c.identity_id = n.identity_id AND c.type = n.type
              JOIN identity.identities i ON i.project_id = n.project_id AND i.id = n.identity_id
             WHERE n.project_id = :project AND n.type = :type AND n.identifier = :identifier
            """;

    private static final String PASSWORD_NAME = """
            SELECT n.identifier
              FROM identity.credential_identifiers n
              JOIN identity.credentials c
                ON c.project_id = n.project_id AND c.identity_id = n.identity_id AND c.type = n.type
             WHERE n.project_id = :project AND n.identity_id = :identity AND n.type = 'password'
               AND c.config ->> 'hashed_password' <> ''
             ORDER BY n.identifier
             LIMIT 1
            """;

    private final JdbcClient jdbc;
    private final JsonBodies json;

    JdbcLoginNames(JdbcClient jdbc, JsonBodies json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Optional<Named> find(ProjectId project, CredentialType type, String identifier) {
        return jdbc.sql(FIND)
                .param("project", project.value())
                .param("type", type.text())
                .param("identifier", identifier.strip().toLowerCase(Locale.ROOT))
                .query((row, _) -> new Named(
                        new IdentityId(row.getObject("id", UUID.class)),
                        IdentityState.find(row.getString("state")).orElseThrow(),
                        CredentialConfigJson.read(type, json.stored(row.getString("config")))
                                        instanceof CredentialConfig.Password(String hash)
                                ? hash
                                : null))
                .optional();
    }

    @Override
    public Optional<String> passwordName(ProjectId project, IdentityId identity) {
        return jdbc.sql(PASSWORD_NAME)
                .param("project", project.value())
                .param("identity", identity.value())
                .query(String.class)
                .optional();
    }
}
