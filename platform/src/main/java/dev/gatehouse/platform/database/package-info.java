/** One PostgreSQL schema and one change log for each service. */
@NullMarked
package dev.gatehouse.platform.database;

import org.jspecify.annotations.NullMarked;
