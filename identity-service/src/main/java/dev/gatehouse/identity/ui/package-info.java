/** What a form of a self-service flow shows: nodes and messages (identity.md §6). */
@NullMarked
package dev.gatehouse.identity.ui;

import org.jspecify.annotations.NullMarked;
