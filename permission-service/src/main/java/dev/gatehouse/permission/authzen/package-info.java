/**
 * The AuthZEN Authorization API 1.0 over the same engine: decisions are checks, searches are lists.
 *
 * <p>A subject or a resource of a type is the object of that name in the namespace of that name, and an action is a relation or
 * permission. Subjects without a namespace have the type {@code subject_id}.
 */
@NullMarked
package dev.gatehouse.permission.authzen;

import org.jspecify.annotations.NullMarked;
