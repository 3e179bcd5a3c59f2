package dev.gatehouse.oauth2.key;

import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Instant;
import java.util.List;

/** Where the sets of keys are kept. */
interface KeyStore {

    /** The keys of a set, the newest first; none when there is no such set. */
    List<StoredKey> list(ProjectId project, String set);

    /** Makes the set with its first key; false, and nothing done, when somebody else was first. */
    boolean begin(ProjectId project, String set, StoredKey first, Instant now);
}
