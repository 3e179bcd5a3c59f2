/**
 * Tests of models for those who write them: a file holds a model, tuples and what should follow from them, and is run without a
 * server or a database.
 */
@NullMarked
package dev.gatehouse.permission.modeltest;

import org.jspecify.annotations.NullMarked;
