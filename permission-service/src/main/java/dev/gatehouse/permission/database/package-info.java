/** The graph of a project's tuples as it stands in the database, for projects that are not held in memory. */
@NullMarked
package dev.gatehouse.permission.database;

import org.jspecify.annotations.NullMarked;
