package dev.gatehouse.platform.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.platform.access.Admission;
import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.database.MovableClock;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import java.net.URI;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssertionTest {

    private static final Tenant TENANT = new Tenant(
            ProjectId.of("3f1d7c52-7a6e-4d43-9a53-5b8a2f0c9e11"),
            "acme",
            RevisionId.of("9d2b1c34-0f5a-4c6d-8e7f-112233445566"),
            Tenant.State.HALTED,
            URI.create("http://acme.localhost:8080"),
            URI.create("https://acme.example.org"));

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-25T10:00:00Z"));
    private final List<AssertionKey> listed = new ArrayList<>(List.of(key(Instant.EPOCH)));
    private final CountingSource source = new CountingSource(listed);
    private final AssertionKeys keys = new AssertionKeys(source, clock);
    private final AssertionSigner signer = new AssertionSigner(keys, clock);
    private final AssertionVerifier verifier = new AssertionVerifier(keys, clock);

    static Stream<Caller> callers() {
        return Stream.of(
                Caller.ANONYMOUS,
                new Caller.Operator(),
                new Caller.ProjectToken(UUID.randomUUID(), ProjectId.random()),
                new Caller.ConsoleIdentity(UUID.randomUUID()),
                new Caller.Service("identity-service"));
    }

    @ParameterizedTest
    @MethodSource("callers")
    void theAdmissionArrivesAsItWasSent(Caller caller) {
        Admission admission = new Admission(TENANT, caller);

        assertThat(verifier.verify(signer.sign(admission))).isEqualTo(new Verification.Accepted(admission));
    }

    @Test
    void theSameAdmissionGetsTheSameAssertionWhileItLives() {
        String first = signer.sign(anonymous());
        clock.advance(Duration.ofSeconds(44));

        assertThat(signer.sign(anonymous())).isEqualTo(first);

        clock.advance(Duration.ofSeconds(1));
        assertThat(signer.sign(anonymous())).isNotEqualTo(first);
        assertThat(verifier.verify(first)).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void anotherRevisionOriginOrCallerGetsAnother() {
        Tenant later = new Tenant(
                TENANT.project(), "acme", RevisionId.random(), TENANT.state(), TENANT.origin(), TENANT.primaryOrigin());
        Tenant elsewhere = new Tenant(
                TENANT.project(),
                "acme",
                TENANT.revision(),
                TENANT.state(),
                URI.create("http://other.localhost"),
                TENANT.primaryOrigin());

        assertThat(List.of(
                        signer.sign(anonymous()),
                        signer.sign(new Admission(later, Caller.ANONYMOUS)),
                        signer.sign(new Admission(elsewhere, Caller.ANONYMOUS)),
                        signer.sign(new Admission(TENANT, new Caller.Operator()))))
                .doesNotHaveDuplicates();
    }

    @Test
    void aVerifiedAssertionIsRememberedAndStillExpires() {
        String assertion = signer.sign(anonymous());
        assertThat(verifier.verify(assertion)).isInstanceOf(Verification.Accepted.class);
        // With its key gone it could not be verified a second time.
        listed.set(0, key(Instant.EPOCH));
        clock.advance(Duration.ofSeconds(59));
        assertThat(verifier.verify(assertion)).isInstanceOf(Verification.Accepted.class);

        clock.advance(Duration.ofSeconds(1));

        assertThat(verifier.verify(assertion)).isEqualTo(new Verification.Refused("it has expired"));
    }

    @Test
    void anExpiredAssertionIsRefusedByWhoSeesItForTheFirstTime() {
        String assertion = signer.sign(anonymous());
        clock.advance(Duration.ofSeconds(60));

        assertThat(verifier.verify(assertion)).isEqualTo(new Verification.Refused("it has expired"));
    }

    @Test
    void everyChangedCharacterIsNoticed() {
        String assertion = signer.sign(anonymous());

        for (int i = 0; i < assertion.length() - 1; i++) {
            char other = assertion.charAt(i) == 'A' ? 'B' : 'A';
            String tampered = assertion.substring(0, i) + other + assertion.substring(i + 1);

            assertThat(verifier.verify(tampered)).isInstanceOf(Verification.Refused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "a.b.c",
                "eyJhbGciOiJub25lIn0.e30.",
                "eyJhbGciOiJFZERTQSJ9.e30.AAAA",
                "bnVsbA.bnVsbA.bnVsbA",
                "W10.W10.W10",
                "\u00e4.\u00f6.\u00fc"
            })
    void whatIsNoAssertionIsRefused(String text) {
        assertThat(verifier.verify(text)).isInstanceOf(Verification.Refused.class);
        assertThat(verifier.verify(text.repeat(500))).isInstanceOf(Verification.Refused.class);
    }

    @Test
    void aStrangersKeyIsRefused() {
        AssertionKeys strangers = new AssertionKeys(() -> List.of(key(Instant.EPOCH)), clock);

        String assertion = new AssertionSigner(strangers, clock).sign(anonymous());

        assertThat(verifier.verify(assertion)).isEqualTo(new Verification.Refused("it is signed by an unknown key"));
    }

    @Test
    void aStrangersKeyUnderOurIdIsRefused() {
        AssertionKey stranger = key(Instant.EPOCH);
        AssertionKey disguised =
                new AssertionKey(listed.getFirst().id(), stranger.verifies(), stranger.signs(), stranger.activeFrom());

        String assertion =
                new AssertionSigner(new AssertionKeys(() -> List.of(disguised), clock), clock).sign(anonymous());

        assertThat(verifier.verify(assertion)).isEqualTo(new Verification.Refused("its signature does not match"));
    }

    // RFC 8725 §2.1: the public key as the secret of a MAC.
    @Test
    void anotherAlgorithmIsRefused() throws JoseException {
        JsonWebSignature jws = signedBy(payload(AssertionClaims.AUDIENCE, 60));
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        jws.setKey(new HmacKey(listed.getFirst().verifies().getEncoded()));

        assertThat(verifier.verify(jws.getCompactSerialization())).isInstanceOf(Verification.Refused.class);
    }

    @Test
    void noSignatureIsRefused() throws JoseException {
        JsonWebSignature jws = signedBy(payload(AssertionClaims.AUDIENCE, 60));
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        jws.setKey(null);

        assertThat(verifier.verify(jws.getCompactSerialization())).isInstanceOf(Verification.Refused.class);
    }

    @Test
    void anotherAudienceIsRefused() throws JoseException {
        assertThat(verifier.verify(signedBy(payload("somebody else", 60)).getCompactSerialization()))
                .isEqualTo(new Verification.Refused("it is for another audience"));
    }

    @Test
    void aLongLifeIsRefused() throws JoseException {
        assertThat(verifier.verify(
                        signedBy(payload(AssertionClaims.AUDIENCE, 61)).getCompactSerialization()))
                .isEqualTo(new Verification.Refused("it would live too long"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "1", "", "{\"aud\":\"gatehouse-services\"}", "not json"})
    void aPayloadThatIsNoAdmissionIsRefused(String payload) throws JoseException {
        assertThat(verifier.verify(signedBy(payload).getCompactSerialization()))
                .isEqualTo(new Verification.Refused("its payload is not an admission"));
    }

    @Test
    void aNewKeyVerifiesAtOnceAndSignsWhenItIsActive() {
        String before = signer.sign(anonymous());
        AssertionKey next = key(clock.instant().plus(Duration.ofMinutes(5)));
        listed.add(next);
        AssertionKeys signers = new AssertionKeys(source, clock);

        assertThat(signers.signing()).isEqualTo(listed.getFirst());
        clock.advance(Duration.ofMinutes(5));
        assertThat(signers.signing()).isEqualTo(next);

        // This verifier has read the list before the key was on it.
        String after = new AssertionSigner(signers, clock).sign(anonymous());
        assertThat(after).isNotEqualTo(before);
        assertThat(verifier.verify(after)).isInstanceOf(Verification.Accepted.class);
    }

    @Test
    void unknownKeysMakeUsReadTheListOnceASecondAtMost() {
        int before = source.loads;
        clock.advance(AssertionKeys.PAUSE);
        for (int i = 0; i < 100; i++) {
            assertThat(keys.find("unknown " + i)).isEmpty();
        }
        assertThat(source.loads).isEqualTo(before + 1);

        clock.advance(AssertionKeys.PAUSE);
        assertThat(keys.find("unknown")).isEmpty();
        assertThat(source.loads).isEqualTo(before + 2);
    }

    @Test
    void theKnownKeysGoOnWhileTheListCannotBeRead() {
        source.reachable = false;
        clock.advance(AssertionKeys.REFRESH);

        assertThat(verifier.verify(signer.sign(anonymous()))).isInstanceOf(Verification.Accepted.class);
    }

    private static Admission anonymous() {
        return new Admission(TENANT, Caller.ANONYMOUS);
    }

    private String payload(String audience, long seconds) {
        AssertionClaims claims =
                AssertionClaims.of(anonymous(), clock.instant(), clock.instant().plusSeconds(seconds));
        return new AssertionClaims(audience, claims.iat(), claims.exp(), claims.tenant(), claims.caller()).toJson();
    }

    private JsonWebSignature signedBy(String payload) {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        jws.setKeyIdHeaderValue(listed.getFirst().id());
        jws.setKey(listed.getFirst().signs());
        jws.setPayload(payload);
        return jws;
    }

    private static AssertionKey key(Instant activeFrom) {
        KeyPair pair = Ed25519.generate(new SecureRandom());
        return new AssertionKey(Ed25519.thumbprint(pair.getPublic()), pair.getPublic(), pair.getPrivate(), activeFrom);
    }

    private static final class CountingSource implements AssertionKeySource {
        private final List<AssertionKey> keys;
        private int loads;
        private boolean reachable = true;

        CountingSource(List<AssertionKey> keys) {
            this.keys = keys;
        }

        @Override
        public List<AssertionKey> load() {
            loads++;
            if (!reachable) {
                throw new IllegalStateException("The database is away.");
            }
            return List.copyOf(keys);
        }
    }
}
