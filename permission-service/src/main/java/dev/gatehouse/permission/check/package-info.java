/** Decides whether a subject has a relation to an object. */
@NullMarked
package dev.gatehouse.permission.check;

import org.jspecify.annotations.NullMarked;
