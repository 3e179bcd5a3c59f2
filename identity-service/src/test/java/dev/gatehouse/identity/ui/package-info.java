/** Forms. */
@NullMarked
package dev.gatehouse.identity.ui;

import org.jspecify.annotations.NullMarked;
