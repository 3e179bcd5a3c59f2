/** HTTP as bytes on a socket: unlike a polite client it can send what a server must refuse. */
@NullMarked
package dev.gatehouse.endtoend.http;

import org.jspecify.annotations.NullMarked;
