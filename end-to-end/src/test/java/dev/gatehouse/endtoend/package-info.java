/** What a client, an operator or an attacker sees of a running Gatehouse, the same in both of its shapes. */
@NullMarked
package dev.gatehouse.endtoend;

import org.jspecify.annotations.NullMarked;
