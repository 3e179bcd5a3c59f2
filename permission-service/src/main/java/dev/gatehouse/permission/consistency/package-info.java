/** How fresh an answer has to be, and the tokens by which callers say what they have seen already. */
@NullMarked
package dev.gatehouse.permission.consistency;

import org.jspecify.annotations.NullMarked;
