/** The Ory Permission Language: what the relations and permissions of a project's namespaces mean. */
@NullMarked
package dev.gatehouse.permission.model;

import org.jspecify.annotations.NullMarked;
