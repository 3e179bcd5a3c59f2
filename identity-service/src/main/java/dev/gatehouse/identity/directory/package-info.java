/** Identities with their addresses and credentials, and the administrator's API over them (identity.md §15). */
@NullMarked
package dev.gatehouse.identity.directory;

import org.jspecify.annotations.NullMarked;
