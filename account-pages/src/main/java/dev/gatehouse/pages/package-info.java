/** The pages a person sees. The module's promise: its entry configuration, and the ports to what the pages show. */
@NullMarked
package dev.gatehouse.pages;

import org.jspecify.annotations.NullMarked;
