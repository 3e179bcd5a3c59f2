/** Sessions: how they are presented, kept and answered (identity.md §5). */
@NullMarked
package dev.gatehouse.identity.session;

import org.jspecify.annotations.NullMarked;
