package dev.gatehouse.identity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatehouse.identity.RunningService;
import dev.gatehouse.identity.directory.Aal;
import dev.gatehouse.identity.directory.Identity;
import dev.gatehouse.identity.directory.IdentityId;
import dev.gatehouse.identity.directory.RecoveryAddress;
import dev.gatehouse.identity.directory.VerifiableAddress;
import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.Tenant;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcSessionStoreTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456Z");
    private static final AuthenticationMethod PROOF = new AuthenticationMethod("password", Aal.AAL1, NOW);

    private final SessionStore store = RunningService.part(SessionStore.class);
    private final Tenant tenant = RunningService.project();
    private final ProjectId project = tenant.project();
    private final IdentityId owner = new IdentityId(RunningService.person(tenant, "ann@people.test", "a-password"));

    @Test
    void aSessionIsFoundByItsTokenWithItsOwner() {
        Session session = insert("token", NOW.plusSeconds(60));

        OpenSession found =
                store.findOpen(project, TokenDigest.of("token"), NOW).orElseThrow();

        assertThat(found.session()).isEqualTo(session);
        assertThat(found.identity().id()).isEqualTo(owner);
        assertThat(found.identity().credentials()).isEmpty();
        assertThat(found.available()).isEqualTo(Aal.AAL1);
    }

    @Test
    void aSessionOfAnotherProjectDoesNotExist() {
        insert("token", NOW.plusSeconds(60));

        assertThat(store.findOpen(ProjectId.random(), TokenDigest.of("token"), NOW))
                .isEmpty();
    }

    @Test
    void anExpiredSessionOpensNothing() {
        insert("token", NOW.plusSeconds(60));

        assertThat(store.findOpen(project, TokenDigest.of("token"), NOW.plusSeconds(60)))
                .isEmpty();
        assertThat(store.findOpen(project, TokenDigest.of("other"), NOW)).isEmpty();
    }

    @Test
    void aRenewalIsKeptUnlessTheSessionEnded() {
        Session session = insert("token", NOW.plusSeconds(60));
        List<AuthenticationMethod> proofs = new ArrayList<>(session.methods());
        proofs.add(PROOF);
        Session renewed = new Session(
                session.id(), owner, true, proofs, NOW.plusSeconds(5), NOW.plusSeconds(5), NOW.plusSeconds(90));

        assertThat(store.renew(project, renewed, NOW.plusSeconds(5))).isTrue();
        assertThat(store.findOpen(project, TokenDigest.of("token"), NOW.plusSeconds(80)))
                .map(OpenSession::session)
                .contains(renewed);
        assertThat(store.renew(project, renewed, NOW.plusSeconds(100))).isFalse();
        assertThat(store.renew(ProjectId.random(), renewed, NOW)).isFalse();
    }

    @Test
    void theOwnerComesWithTheAddressesInTheOrderInWhichTheyWereAdded() {
        insert("token", NOW.plusSeconds(60));
        RunningService.part(JdbcClient.class)
                .sql("""
                        INSERT INTO identity.verifiable_addresses
                               (project_id, id, identity_id, via, value, verified, status, verified_at, created_at, updated_at)
                        VALUES (?, ?, ?, 'email', 'abe@people.test', true, 'completed', ?, '2100-01-01Z', '2100-01-01Z')
                        """)
                .params(project.value(), UUID.randomUUID(), owner.value(), NOW.atOffset(ZoneOffset.UTC))
                .update();

        Identity found = store.findOpen(project, TokenDigest.of("token"), NOW)
                .orElseThrow()
                .identity();

        assertThat(found.verifiableAddresses())
                .extracting(VerifiableAddress::value, VerifiableAddress::verified, VerifiableAddress::verifiedAt)
                .containsExactly(tuple("ann@people.test", false, null), tuple("abe@people.test", true, NOW));
        assertThat(found.recoveryAddresses()).extracting(RecoveryAddress::value).containsExactly("ann@people.test");
    }

    private Session insert(String token, Instant expiresAt) {
        Session session =
                new Session(new SessionId(UUID.randomUUID()), owner, true, List.of(PROOF), NOW, NOW, expiresAt);
        store.insert(project, session, TokenDigest.of(token));
        return session;
    }
}
