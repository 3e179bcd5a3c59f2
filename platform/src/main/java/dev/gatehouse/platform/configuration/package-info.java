/** The effective configuration of a project's revision, read once and kept as typed records. */
@NullMarked
package dev.gatehouse.platform.configuration;

import org.jspecify.annotations.NullMarked;
