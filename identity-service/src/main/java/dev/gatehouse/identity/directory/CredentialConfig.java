package dev.gatehouse.identity.directory;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is checked when somebody signs in with a credential, by its kind. */
public sealed interface CredentialConfig {

    /** The kind of the credential. */
    CredentialType type();

    /** The level that using it reaches; {@link Aal#AAL0} while it only reserves a name. */
    Aal contributes();

    /** @param hash absent until a password is set */
    record Password(@Nullable String hash) implements CredentialConfig {

        /** The hash, when a password was set. */
        public Optional<String> known() {
            return Optional.ofNullable(hash);
        }

        @Override
        public CredentialType type() {
            return CredentialType.PASSWORD;
        }

        @Override
        public Aal contributes() {
            return hash == null ? Aal.AAL0 : Aal.AAL1;
        }

        @Override
        public String toString() {
            return "Password[hidden]";
        }
    }

    /** Accounts of upstream providers. */
    record Oidc(List<Connection> connections) implements CredentialConfig {

        public Oidc {
            connections = List.copyOf(connections);
        }

        @Override
        public CredentialType type() {
            return CredentialType.OIDC;
        }

        @Override
        public Aal contributes() {
            return connections.isEmpty() ? Aal.AAL0 : Aal.AAL1;
        }
    }

    /** Security keys; so far only the name is kept for their owner. */
    record WebAuthn() implements CredentialConfig {

        @Override
        public CredentialType type() {
            return CredentialType.WEBAUTHN;
        }

        @Override
        public Aal contributes() {
            return Aal.AAL0;
        }
    }

    /** An account of an upstream provider. */
    record Connection(String provider, String subject) {

        /** The name under which it is found, in which letter case counts. */
        public String identifier() {
            return provider + ":" + subject;
        }
    }
}
