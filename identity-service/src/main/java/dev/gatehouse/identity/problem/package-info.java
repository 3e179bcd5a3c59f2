/** What this service refuses, in named factories. */
@NullMarked
package dev.gatehouse.identity.problem;

import org.jspecify.annotations.NullMarked;
