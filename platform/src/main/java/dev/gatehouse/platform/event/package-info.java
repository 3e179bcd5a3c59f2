/**
 * Facts stored in the transaction that made them true, delivered at least once to those who follow.
 *
 * <p>Each service has its own event table. {@link dev.gatehouse.platform.event.EventLog} appends to it,
 * {@link dev.gatehouse.platform.event.EventFollowers} delivers from it. For each project and follower a cursor says how far
 * delivery has come; it advances after the effect of an event, so a process that dies in between sees the event again.
 *
 * <p><b>Order.</b> Numbers of a sequence are given out before the commit, so a reader that remembers the highest number it saw
 * skips the rows of slower transactions:
 *
 * <pre>
 *   A: insert number 7            B: insert number 8, commit
 *                                 reader: sees 8, remembers 8
 *   A: commit                     reader: asks for more than 8, and never sees 7
 * </pre>
 *
 * <p>Therefore a row carries the id of its transaction, and only rows of transactions older than every running one are read
 * ({@code pg_snapshot_xmin}), in the order of (transaction, number): whatever is committed later comes later in that order. The
 * price is that one long transaction that writes, anywhere on the server, delays delivery until it ends.
 *
 * <p><b>Locks.</b> Replicas share the work by an advisory lock for each project and follower. A lock on the row of the cursor
 * would give the delivering transaction an id of its own, and for as long as its handlers run nobody could read past that id.
 */
@NullMarked
package dev.gatehouse.platform.event;

import org.jspecify.annotations.NullMarked;
