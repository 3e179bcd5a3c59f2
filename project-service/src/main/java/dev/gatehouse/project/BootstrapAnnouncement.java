package dev.gatehouse.project;

import dev.gatehouse.platform.secret.Secret;
import java.util.Optional;

/**
 * The operator's token that was made at the very first start, for the one who prints it. It is nowhere else: only its digest
 * is stored.
 */
public interface BootstrapAnnouncement {

    /** The token, the first time this is asked after it was made; empty ever after. */
    Optional<Secret> take();
}
