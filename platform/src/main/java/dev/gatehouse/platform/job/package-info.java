/** Background work as rows in PostgreSQL, worked by db-scheduler. */
@NullMarked
package dev.gatehouse.platform.job;

import org.jspecify.annotations.NullMarked;
