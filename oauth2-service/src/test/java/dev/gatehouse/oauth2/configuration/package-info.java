@NullMarked
package dev.gatehouse.oauth2.configuration;

import org.jspecify.annotations.NullMarked;
