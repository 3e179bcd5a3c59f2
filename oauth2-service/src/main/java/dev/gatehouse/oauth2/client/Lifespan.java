package dev.gatehouse.oauth2.client;

import java.util.Locale;

/** What a client may have its own lifetime for, by the grant that issues it; the constants are the names of the contract. */
public enum Lifespan {
    AUTHORIZATION_CODE_GRANT_ACCESS_TOKEN,
    AUTHORIZATION_CODE_GRANT_ID_TOKEN,
    AUTHORIZATION_CODE_GRANT_REFRESH_TOKEN,
    CLIENT_CREDENTIALS_GRANT_ACCESS_TOKEN,
    IMPLICIT_GRANT_ACCESS_TOKEN,
    IMPLICIT_GRANT_ID_TOKEN,
    JWT_BEARER_GRANT_ACCESS_TOKEN,
    REFRESH_TOKEN_GRANT_ACCESS_TOKEN,
    REFRESH_TOKEN_GRANT_ID_TOKEN,
    REFRESH_TOKEN_GRANT_REFRESH_TOKEN;

    private final String field = name().toLowerCase(Locale.ROOT) + "_lifespan";

    /** The member of the client that holds it. */
    String field() {
        return field;
    }
}
