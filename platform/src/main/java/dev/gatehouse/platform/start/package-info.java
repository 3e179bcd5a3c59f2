/** How every Gatehouse application starts: the names of its environment and the defaults that all of them share. */
@NullMarked
package dev.gatehouse.platform.start;

import org.jspecify.annotations.NullMarked;
