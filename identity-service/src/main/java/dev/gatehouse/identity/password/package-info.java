/** Password hashes: the formats that are understood, and the bound on how many are computed at once (identity.md §13.1). */
@NullMarked
package dev.gatehouse.identity.password;

import org.jspecify.annotations.NullMarked;
