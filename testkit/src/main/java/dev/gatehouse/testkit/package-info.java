/** Shared by every module's tests: PostgreSQL, the house rules as code, builders and harnesses. */
@NullMarked
package dev.gatehouse.testkit;

import org.jspecify.annotations.NullMarked;
