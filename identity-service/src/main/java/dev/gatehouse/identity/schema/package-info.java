/** Identity schemas: where they come from, what they say about traits, and how they are published (identity.md §14). */
@NullMarked
package dev.gatehouse.identity.schema;

import org.jspecify.annotations.NullMarked;
