@NullMarked
package dev.gatehouse.oauth2.key;

import org.jspecify.annotations.NullMarked;
