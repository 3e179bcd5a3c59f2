/** What is a business of the other module alone. */
@NullMarked
package dev.gatehouse.neighbour.feature;

import org.jspecify.annotations.NullMarked;
