package dev.gatehouse.platform.assertion;

import static java.time.ZoneOffset.UTC;

import dev.gatehouse.platform.secret.SealedColumn;
import dev.gatehouse.platform.secret.SealedValues;
import dev.gatehouse.platform.secret.Sealer;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.spec.InvalidKeySpecException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Key pairs in the database that all services share, the private part sealed. Whoever loads them also looks after them:
 *
 * <ol>
 *   <li>when the newest is older than its lifetime, a new one is published and begins to sign {@link #ACTIVATION} later, when
 *       every service has read the list again;
 *   <li>when a newer one has been signing for {@link #RETENTION}, no assertion of the older ones can be alive in any
 *       process, and they are removed.
 * </ol>
 *
 * <p>The table belongs to the installation, not to a project, so it has no {@code project_id}.
 */
final class StoredAssertionKeys implements AssertionKeySource {

    static final Duration ACTIVATION = Duration.ofMinutes(5);
    static final Duration RETENTION = Duration.ofMinutes(10);

    private static final String LIST = """
            SELECT generation, kid, public_key, sealed_private_key, created_at, active_from
              FROM platform.assertion_keys
             ORDER BY generation
            """;

    // Of several processes that find the newest key too old at once, one inserts its generation and the others do
    // nothing.
    private static final String PUBLISH = """
            INSERT INTO platform.assertion_keys
                   (generation, kid, public_key, sealed_private_key, created_at, active_from)
            SELECT coalesce(max(generation), 0) + 1, :kid, :publicKey, :sealedPrivateKey, :now,
                   CASE WHEN count(*) = 0 THEN cast(:now AS timestamptz) ELSE cast(:later AS timestamptz) END
              FROM platform.assertion_keys
            HAVING coalesce(max(created_at), '-infinity') <= :renewBefore
                ON CONFLICT ON CONSTRAINT assertion_keys_pk DO NOTHING
            """;

    private static final String RETIRE = """
            DELETE FROM platform.assertion_keys WHERE generation < :generation
            """;

    private record Row(long generation, Instant createdAt, AssertionKey key) {}

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final SecureRandom random;
    private final Clock clock;
    private final Duration lifetime;

    /** @param lifetime the age at which a key is followed by a new one */
    StoredAssertionKeys(JdbcClient jdbc, Sealer sealer, SecureRandom random, Clock clock, Duration lifetime) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.random = random;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** The sealed private parts, for re-sealing. */
    static SealedValues sealedValues(JdbcClient jdbc) {
        return new SealedColumn(
                jdbc,
                "platform.assertion_keys",
                "sealed_private_key",
                List.of("generation", "kid"),
                key -> context((String) key.getLast()));
    }

    @Override
    public List<AssertionKey> load() {
        Instant now = clock.instant();
        List<Row> rows = list();
        if (rows.isEmpty() || !rows.getLast().createdAt().isAfter(now.minus(lifetime))) {
            publish(now);
            rows = list();
        }
        retire(rows, now.minus(RETENTION));
        return rows.stream().map(Row::key).toList();
    }

    private void publish(Instant now) {
        KeyPair pair = Ed25519.generate(random);
        String kid = Ed25519.thumbprint(pair.getPublic());
        jdbc.sql(PUBLISH)
                .param("kid", kid)
                .param("publicKey", pair.getPublic().getEncoded())
                .param(
                        "sealedPrivateKey",
                        sealer.seal(context(kid), pair.getPrivate().getEncoded()))
                .param("now", now.atOffset(UTC))
                .param("later", now.plus(ACTIVATION).atOffset(UTC))
                .param("renewBefore", now.minus(lifetime).atOffset(UTC))
                .update();
    }

    private void retire(List<Row> rows, Instant before) {
        rows.stream()
                .filter(row -> !row.key().activeFrom().isAfter(before))
                .mapToLong(Row::generation)
                .max()
                .ifPresent(generation -> {
                    if (rows.getFirst().generation() < generation) {
                        jdbc.sql(RETIRE).param("generation", generation).update();
                    }
                });
    }

    private List<Row> list() {
        return jdbc.sql(LIST).query((row, number) -> row(row)).list();
    }

    private Row row(ResultSet row) throws SQLException {
        String kid = row.getString("kid");
        try {
            return new Row(
                    row.getLong("generation"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant(),
                    new AssertionKey(
                            kid,
                            Ed25519.publicKey(row.getBytes("public_key")),
                            Ed25519.privateKey(sealer.open(context(kid), row.getString("sealed_private_key"))),
                            row.getObject("active_from", OffsetDateTime.class).toInstant()));
        } catch (InvalidKeySpecException other) {
            throw new IllegalStateException("A sealed key is an Ed25519 key.", other);
        }
    }

    private static String context(String kid) {
        return "platform.assertion_keys/" + kid;
    }
}
