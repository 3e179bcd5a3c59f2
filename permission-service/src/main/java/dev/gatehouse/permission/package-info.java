/** Relation tuples: who has which relation to what. The module's promise is its entry configuration and nothing else. */
@NullMarked
package dev.gatehouse.permission;

import org.jspecify.annotations.NullMarked;
