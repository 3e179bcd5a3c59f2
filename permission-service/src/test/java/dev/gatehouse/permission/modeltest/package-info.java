/** Tests of the tests of models. */
@NullMarked
package dev.gatehouse.permission.modeltest;

import org.jspecify.annotations.NullMarked;
