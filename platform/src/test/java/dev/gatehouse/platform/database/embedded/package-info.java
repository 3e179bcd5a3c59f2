/** Tests that start, kill and restart real servers. */
@NullMarked
package dev.gatehouse.platform.database.embedded;

import org.jspecify.annotations.NullMarked;
