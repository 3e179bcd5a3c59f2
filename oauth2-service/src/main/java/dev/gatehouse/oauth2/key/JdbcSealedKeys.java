package dev.gatehouse.oauth2.key;

import dev.gatehouse.platform.secret.SealedColumn;
import dev.gatehouse.platform.secret.SealedValues;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where private keys are sealed, for the command that seals everything again under a new secret. */
public final class JdbcSealedKeys {

    private JdbcSealedKeys() {}

    /** Every sealed key of every project. */
    public static SealedValues of(JdbcClient jdbc) {
        return new SealedColumn(
                jdbc,
                "oauth2.keys",
                "sealed",
                List.of("project_id", "set_name", "kid"),
                key -> SigningKeys.context(key.get(0), key.get(1), key.get(2)));
    }
}
