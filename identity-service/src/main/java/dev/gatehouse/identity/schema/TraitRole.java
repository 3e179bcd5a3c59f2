package dev.gatehouse.identity.schema;

/** What a schema's {@code ory.sh/kratos} keyword says that a trait is for. */
public sealed interface TraitRole {

    /** The trait as it is compared and kept: trimmed and in small letters. */
    String value();

    /** The trait names the person at sign-in. */
    sealed interface Identifier extends TraitRole {}

    record PasswordIdentifier(String value) implements Identifier {}

    record WebAuthnIdentifier(String value) implements Identifier {}

    /** The trait names the account in an authenticator app; kept as it is written. */
    record AccountName(String value) implements TraitRole {}

    /** @param via {@code email} or {@code phone} */
    record Verifiable(String via, String value) implements TraitRole {}

    /** @param via {@code email} */
    record Recovery(String via, String value) implements TraitRole {}
}
