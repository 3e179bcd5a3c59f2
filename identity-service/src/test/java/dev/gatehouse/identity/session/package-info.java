/** Sessions. */
@NullMarked
package dev.gatehouse.identity.session;

import org.jspecify.annotations.NullMarked;
