package dev.gatehouse.oauth2.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import dev.gatehouse.oauth2.RunningService;
import dev.gatehouse.platform.secret.Sealer;
import dev.gatehouse.platform.secret.SealingException;
import dev.gatehouse.platform.tenant.ProjectId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeySetTest {

    private static final Instant NOW = Instant.parse("2031-05-01T10:00:00Z");

    private final KeyStore store = RunningService.part(KeyStore.class);
    private final Sealer sealer = RunningService.part(Sealer.class);
    private final ProjectId project = ProjectId.random();

    @Test
    void aSetIsBegunOnce() {
        assertThat(store.begin(project, "set", new StoredKey("first", "sealed-1"), NOW))
                .isTrue();
        assertThat(store.begin(project, "set", new StoredKey("second", "sealed-2"), NOW))
                .isFalse();

        assertThat(store.list(project, "set")).containsExactly(new StoredKey("first", "sealed-1"));
    }

    @Test
    void theSetOfAnotherProjectDoesNotExist() {
        store.begin(project, "set", new StoredKey("kid", "sealed"), NOW);

        assertThat(store.list(ProjectId.random(), "set")).isEmpty();
        assertThat(store.begin(ProjectId.random(), "set", new StoredKey("kid", "sealed"), NOW))
                .isTrue();
    }

    @Test
    void nodesThatNeedAKeyAtOnceAgreeOnOne() throws Exception {
        // Each with a cache of its own, as separate processes have.
        List<SigningKeys> nodes = Stream.generate(
                        () -> new SigningKeys(store, sealer, new SecureRandom(), Clock.systemUTC()))
                .limit(2)
                .toList();
        List<Callable<String>> requests = nodes.stream()
                .flatMap(node -> Stream.<Callable<String>>generate(() ->
                                () -> node.current(project, KeySets.ID_TOKEN).kid())
                        .limit(4))
                .toList();
        List<String> kids;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            kids = threads.invokeAll(requests).stream().map(Future::resultNow).toList();
        }

        assertThat(store.list(project, KeySets.ID_TOKEN)).hasSize(1);
        assertThat(kids)
                .hasSize(8)
                .containsOnly(store.list(project, KeySets.ID_TOKEN).getFirst().kid());
    }

    @Test
    void thePrivatePartIsSealedAndBoundToItsPlace() {
        SigningKeys keys = new SigningKeys(store, sealer, new SecureRandom(), Clock.systemUTC());
        String kid = keys.current(project, KeySets.ACCESS_TOKEN).kid();
        String sealed = store.list(project, KeySets.ACCESS_TOKEN).getFirst().sealed();

        assertThat(sealed).startsWith("v1.").doesNotContain("RSA").doesNotContain("\"d\"");
        ProjectId other = ProjectId.random();
        store.begin(other, KeySets.ACCESS_TOKEN, new StoredKey(kid, sealed), NOW);
        assertThatThrownBy(() -> keys.current(other, KeySets.ACCESS_TOKEN)).isInstanceOf(SealingException.class);
    }

    @Test
    void whatAnotherNodeSignedIsVerifiedAtOnce() throws Exception {
        SigningKeys here = new SigningKeys(store, sealer, new SecureRandom(), Clock.systemUTC());
        SigningKeys there = new SigningKeys(store, sealer, new SecureRandom(), Clock.systemUTC());
        JWSObject unknown = JWSObject.parse("eyJhbGciOiJSUzI1NiIsImtpZCI6InVuaGVhcmQtb2YifQ.e30.AAAA");
        assertThat(here.verifies(project, KeySets.ACCESS_TOKEN, unknown)).isFalse();

        String signed = there.current(project, KeySets.ACCESS_TOKEN).sign(Map.of("sub", "ann"));

        assertThat(here.verifies(project, KeySets.ACCESS_TOKEN, JWSObject.parse(signed)))
                .isTrue();
    }

    @Test
    void aSymmetricKeyIsNeverPublished() throws Exception {
        OctetSequenceKey symmetric = new OctetSequenceKeyGenerator(256)
                .keyID("shared")
                .algorithm(JWSAlgorithm.HS256)
                .generate();
        put("mine", symmetric);
        SigningKeys keys = new SigningKeys(store, sealer, new SecureRandom(), Clock.systemUTC());

        assertThat(keys.published(project, "mine"))
                .singleElement()
                .satisfies(key -> assertThat(key.published()).isEmpty());
    }

    @Test
    void aSetThatNobodyMadeIsNotMadeByAskingForIt() {
        SigningKeys keys = new SigningKeys(store, sealer, new SecureRandom(), Clock.systemUTC());

        assertThat(keys.published(project, "unheard-of")).isEmpty();
        assertThat(store.list(project, "unheard-of")).isEmpty();
    }

    private void put(String set, JWK jwk) {
        String sealed = sealer.seal(
                SigningKeys.context(project, set, jwk.getKeyID()),
                jwk.toJSONString().getBytes(StandardCharsets.UTF_8));
        store.begin(project, set, new StoredKey(jwk.getKeyID(), sealed), NOW);
    }
}
