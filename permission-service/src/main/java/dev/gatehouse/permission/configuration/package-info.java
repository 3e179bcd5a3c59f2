/** What a project configures about its permissions, and what the installation allows a single question to cost. */
@NullMarked
package dev.gatehouse.permission.configuration;

import org.jspecify.annotations.NullMarked;
