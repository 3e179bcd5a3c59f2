package dev.gatehouse.platform.assertion;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;

/**
 * One Ed25519 key pair (RFC 8032) of the installation.
 *
 * @param id the {@code kid} of assertions: the thumbprint of the public key (RFC 7638)
 * @param activeFrom when it begins to sign; it verifies from the moment it is published
 */
record AssertionKey(String id, PublicKey verifies, PrivateKey signs, Instant activeFrom) {}
