package dev.gatehouse.permission.change;

import dev.gatehouse.permission.consistency.SnapToken;
import dev.gatehouse.permission.tuple.LoggedChange;
import java.time.Instant;

/** Takes changes as they come. Every token is one from which its holder may go on. */
interface ChangeSink {

    /** Before everything else: where the stream begins. Until then the request can be refused. */
    void begin(SnapToken state);

    /** The changes of a transaction follow. */
    void open(SnapToken state);

    /** One of them. */
    void change(LoggedChange change);

    /** All of them were there. */
    void close(Instant committed);

    /** Nothing has changed up to here. */
    void heartbeat(SnapToken state);

    /** From here on another model rules. */
    void model(SnapToken state);

    /** Nothing follows for a while, so what was taken has to reach its reader. */
    void flush();
}
