/** What all endpoints share: forms, scopes, audiences and the words for refusals (RFC 6749, RFC 8707). */
@NullMarked
package dev.gatehouse.oauth2.protocol;

import org.jspecify.annotations.NullMarked;
