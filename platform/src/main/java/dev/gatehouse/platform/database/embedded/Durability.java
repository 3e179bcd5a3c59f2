package dev.gatehouse.platform.database.embedded;

/** What a database is worth when the power fails. */
public enum Durability {
    /** Whatever was acknowledged survives the death of any process and of the machine. */
    DURABLE,
    /** The data is thrown away at the end, as in tests; writing does not wait for the disk. */
    DISPOSABLE
}
