@NullMarked
package dev.gatehouse.oauth2.token;

import org.jspecify.annotations.NullMarked;
