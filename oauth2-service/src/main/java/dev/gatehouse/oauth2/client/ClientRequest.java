package dev.gatehouse.oauth2.client;

import dev.gatehouse.platform.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A client as a caller describes it.
 *
 * @param id empty unless the caller named one, which only an update may
 * @param secret null unless the caller chose one
 */
record ClientRequest(String id, @Nullable Secret secret, ClientMetadata metadata, Lifespans lifespans) {}
