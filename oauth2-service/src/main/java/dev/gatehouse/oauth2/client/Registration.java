package dev.gatehouse.oauth2.client;

import dev.gatehouse.platform.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A client together with what is told only in the answer to the call that made it.
 *
 * @param secret null where the client has no use for one
 * @param accessToken the token by which the client manages its own registration
 * @param uri where it does so
 */
record Registration(Client client, @Nullable Secret secret, Secret accessToken, String uri) {}
