/** JSON Patch (RFC 6902) with JSON Pointer (RFC 6901), exact about numbers and about which operation failed. */
@NullMarked
package dev.gatehouse.project.patch;

import org.jspecify.annotations.NullMarked;
