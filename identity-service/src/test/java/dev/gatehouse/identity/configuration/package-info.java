/** The configuration and its defaults. */
@NullMarked
package dev.gatehouse.identity.configuration;

import org.jspecify.annotations.NullMarked;
