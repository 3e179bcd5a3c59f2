package dev.gatehouse.oauth2.key;

/**
 * A key as it is stored.
 *
 * @param sealed the whole JSON Web Key, sealed
 */
record StoredKey(String kid, String sealed) {}
