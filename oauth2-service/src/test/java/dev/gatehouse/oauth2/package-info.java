@NullMarked
package dev.gatehouse.oauth2;

import org.jspecify.annotations.NullMarked;
