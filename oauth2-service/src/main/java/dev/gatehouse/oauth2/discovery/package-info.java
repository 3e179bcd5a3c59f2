/** What clients find out about the server by themselves (OpenID Connect Discovery). */
@NullMarked
package dev.gatehouse.oauth2.discovery;

import org.jspecify.annotations.NullMarked;
