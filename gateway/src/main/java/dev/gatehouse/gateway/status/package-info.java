/** The gateway's own answers: whether the installation is alive and ready, and which version it is. */
@NullMarked
package dev.gatehouse.gateway.status;

import org.jspecify.annotations.NullMarked;
