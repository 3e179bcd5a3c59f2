/** What every Gatehouse module stands on. No feature lives here. */
@NullMarked
package dev.gatehouse.platform;

import org.jspecify.annotations.NullMarked;
