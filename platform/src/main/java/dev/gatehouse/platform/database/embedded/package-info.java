/**
 * A PostgreSQL server of our own, for those who do not bring one: the standalone server runs on it, and so do tests. It is the
 * same PostgreSQL as in any other installation, started as a process beside ours and reached over loopback.
 */
@NullMarked
package dev.gatehouse.platform.database.embedded;

import org.jspecify.annotations.NullMarked;
