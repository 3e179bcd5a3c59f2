/** The keys with which a project signs, made when first needed, kept sealed, published without their private parts (RFC 7517). */
@NullMarked
package dev.gatehouse.oauth2.key;

import org.jspecify.annotations.NullMarked;
