package dev.gatehouse.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.identity.RunningService;
import dev.gatehouse.identity.wire.JsonValue;
import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class JpaIdentityStoreTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456Z");

    private final IdentityStore store = RunningService.part(IdentityStore.class);
    private final LoginNames names = RunningService.part(LoginNames.class);
    private final TransactionOperations transaction = RunningService.part(TransactionOperations.class);
    private final ProjectId project = ProjectId.random();

    @Test
    void anIdentityIsReadBackAsItWas() {
        Identity ann = identity("ann");
        insert(project, ann);

        assertThat(store.find(project, ann.id())).contains(ann);
        assertThat(store.count(project)).isEqualTo(1);
    }

    @Test
    void anIdentityOfAnotherProjectDoesNotExist() {
        Identity ann = identity("ann");
        insert(project, ann);
        ProjectId other = ProjectId.random();

        assertThat(store.find(other, ann.id())).isEmpty();
        assertThat(store.list(other, 0, 10)).isEmpty();
        assertThat(store.count(other)).isZero();
        assertThat(names.find(other, CredentialType.PASSWORD, "ann")).isEmpty();
        insert(other, identity("ann"));
    }

    @Test
    void aNameOrAnAddressOfSomebodyElseIsTakenAndNothingIsKept() {
        insert(project, identity("ann"));
        Identity impostor = identity("ann");

        assertThatThrownBy(() -> insert(project, impostor)).isInstanceOf(IdentityStore.TakenException.class);

        assertThat(store.find(project, impostor.id())).isEmpty();
        assertThat(store.count(project)).isEqualTo(1);
    }

    @Test
    void aListIsInTheOrderOfIdsAndShowsNoCredentials() {
        List<Identity> all = List.of(identity("a"), identity("b"), identity("c"));
        all.forEach(one -> insert(project, one));

        List<Identity> listed = store.list(project, 0, 10);

        assertThat(listed)
                .extracting(Identity::id)
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(Identity::id).toList());
        assertThat(listed).allSatisfy(one -> {
            assertThat(one.credentials()).isEmpty();
            assertThat(one.verifiableAddresses()).hasSize(1);
            assertThat(one.recoveryAddresses()).hasSize(1);
        });
        assertThat(store.list(project, 1, 1)).containsExactly(listed.get(1));
        assertThat(store.list(project, 3, 1)).isEmpty();
    }

    @Test
    void somebodyIsFoundByTheirNameForOneKindOfCredential() {
        Identity ann = identity("ann");
        insert(project, ann);

        assertThat(names.find(project, CredentialType.PASSWORD, " Ann "))
                .contains(new LoginNames.Named(ann.id(), IdentityState.ACTIVE, "hash of ann"));
        assertThat(names.find(project, CredentialType.OIDC, "ann")).isEmpty();
        assertThat(names.find(project, CredentialType.PASSWORD, "bob")).isEmpty();
        assertThat(names.passwordName(project, ann.id())).contains("ann");
        assertThat(names.passwordName(ProjectId.random(), ann.id())).isEmpty();
    }

    private void insert(ProjectId owner, Identity identity) {
        transaction.executeWithoutResult(_ -> store.insert(owner, identity));
    }

    private static Identity identity(String name) {
        JsonValue object = JsonValue.object();
        return new Identity(
                IdentityId.random(),
                "person",
                object,
                IdentityState.ACTIVE,
                NOW,
                JsonValue.NULL,
                JsonValue.text("note"),
                List.of(new VerifiableAddress(
                        UUID.randomUUID(),
                        name + "@people.test",
                        true,
                        "email",
                        VerifiableAddress.Status.COMPLETED,
                        NOW,
                        NOW,
                        NOW)),
                List.of(new RecoveryAddress(UUID.randomUUID(), name + "@people.test", "email", NOW, NOW)),
                List.of(
                        new Credential(List.of(name), new CredentialConfig.Password("hash of " + name), 0, NOW, NOW),
                        new Credential(
                                List.of("upstream:" + name),
                                new CredentialConfig.Oidc(List.of(new CredentialConfig.Connection("upstream", name))),
                                0,
                                NOW,
                                NOW)),
                NOW,
                NOW);
    }
}
