/** Assembles: may know the promise of another module, but no detail. */
@NullMarked
package dev.gatehouse.standalone.specimen;

import org.jspecify.annotations.NullMarked;
