/** Identity schemas. */
@NullMarked
package dev.gatehouse.identity.schema;

import org.jspecify.annotations.NullMarked;
