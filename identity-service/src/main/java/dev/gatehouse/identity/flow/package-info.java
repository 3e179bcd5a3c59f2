/** Self-service flows: their life, their storage and what all kinds of them share (identity.md §2). */
@NullMarked
package dev.gatehouse.identity.flow;

import org.jspecify.annotations.NullMarked;
