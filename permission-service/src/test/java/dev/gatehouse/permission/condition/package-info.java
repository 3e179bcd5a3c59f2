/** Tests of conditions. */
@NullMarked
package dev.gatehouse.permission.condition;

import org.jspecify.annotations.NullMarked;
