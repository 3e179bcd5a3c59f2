/** Another module, which the specimens must not know. */
@NullMarked
package dev.gatehouse.neighbour;

import org.jspecify.annotations.NullMarked;
