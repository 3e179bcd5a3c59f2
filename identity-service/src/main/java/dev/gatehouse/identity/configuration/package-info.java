/** The identity service's part of a project's configuration, as typed records (identity.md §18). */
@NullMarked
package dev.gatehouse.identity.configuration;

import org.jspecify.annotations.NullMarked;
