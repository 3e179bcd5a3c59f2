/** Secrets in memory, their digests, and what is sealed under the system secrets of the installation. */
@NullMarked
package dev.gatehouse.platform.secret;

import org.jspecify.annotations.NullMarked;
