/** The very first start of an installation: its first projects and its operator's token. */
@NullMarked
package dev.gatehouse.project.start;

import org.jspecify.annotations.NullMarked;
