/** Password hashes. */
@NullMarked
package dev.gatehouse.identity.password;

import org.jspecify.annotations.NullMarked;
