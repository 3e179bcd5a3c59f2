/** The permission language over HTTP: whether a text is a model, which namespaces a project has, whether settings can be stored. */
@NullMarked
package dev.gatehouse.permission.language;

import org.jspecify.annotations.NullMarked;
