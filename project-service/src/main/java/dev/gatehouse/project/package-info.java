/** Projects, their immutable revisions, tokens and hosts: the source of tenant configuration. */
@NullMarked
package dev.gatehouse.project;

import org.jspecify.annotations.NullMarked;
