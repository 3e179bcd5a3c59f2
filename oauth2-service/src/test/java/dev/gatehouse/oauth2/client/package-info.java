@NullMarked
package dev.gatehouse.oauth2.client;

import org.jspecify.annotations.NullMarked;
