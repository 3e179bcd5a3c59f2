/** Finds projects by host and slug and holders of tokens by digest, and tells when the answers may have changed. */
@NullMarked
package dev.gatehouse.project.directory;

import org.jspecify.annotations.NullMarked;
