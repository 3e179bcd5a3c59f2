package dev.gatehouse.identity.configuration;

/** How much assurance a session must have (identity.md §5.3). */
public enum RequiredAal {
    /** Any session will do. */
    AAL1,
    /** As much as the identity can reach with the factors it has set up. */
    HIGHEST_AVAILABLE
}
