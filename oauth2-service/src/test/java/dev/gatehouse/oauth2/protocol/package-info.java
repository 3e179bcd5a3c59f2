@NullMarked
package dev.gatehouse.oauth2.protocol;

import org.jspecify.annotations.NullMarked;
