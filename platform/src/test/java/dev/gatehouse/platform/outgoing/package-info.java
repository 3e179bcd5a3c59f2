@NullMarked
package dev.gatehouse.platform.outgoing;

import org.jspecify.annotations.NullMarked;
