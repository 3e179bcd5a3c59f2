/** Projects' own tokens: the credentials of programs that use the administrative half of one project. */
@NullMarked
package dev.gatehouse.project.token;

import org.jspecify.annotations.NullMarked;
