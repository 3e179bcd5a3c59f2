package dev.gatehouse.oauth2.key;

import java.util.Set;

/** The sets of keys that the server itself uses, under the names that the contract's clients ask for. */
public final class KeySets {

    /** Signs id_tokens and what else speaks of an end user. */
    public static final String ID_TOKEN = "hydra.openid.id-token";

    /** Signs access tokens, where they are signed. */
    public static final String ACCESS_TOKEN = "hydra.jwt.access-token";

    /** Made when first needed; other sets exist only when somebody made them. */
    static final Set<String> OWN = Set.of(ID_TOKEN, ACCESS_TOKEN);

    private KeySets() {}
}
