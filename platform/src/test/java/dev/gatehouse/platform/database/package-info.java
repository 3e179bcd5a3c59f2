/** PostgreSQL for the tests of the platform. */
@NullMarked
package dev.gatehouse.platform.database;

import org.jspecify.annotations.NullMarked;
