@NullMarked
package dev.gatehouse.oauth2.discovery;

import org.jspecify.annotations.NullMarked;
