/** A module of specimens: each class breaks one rule of the house, and proves that the rule sees it. */
@NullMarked
package dev.gatehouse.specimen;

import org.jspecify.annotations.NullMarked;
