package dev.gatehouse.platform.assertion;

import java.util.List;

/** Where the installation's key pairs are kept. */
interface AssertionKeySource {

    /** All keys that may verify, never none: of those that are active at the same time the last one signs. */
    List<AssertionKey> load();
}
