/** Protection against forgery. */
@NullMarked
package dev.gatehouse.identity.csrf;

import org.jspecify.annotations.NullMarked;
