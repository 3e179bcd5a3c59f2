/** The pages a person sees. */
@NullMarked
package dev.gatehouse.pages;

import org.jspecify.annotations.NullMarked;
