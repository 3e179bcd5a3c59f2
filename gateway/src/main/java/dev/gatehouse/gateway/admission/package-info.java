/** The gateway's decisions about a request: for which project it is, and whether its credential suffices. They know no transport. */
@NullMarked
package dev.gatehouse.gateway.admission;

import org.jspecify.annotations.NullMarked;
