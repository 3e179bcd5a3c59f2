package dev.gatehouse.oauth2.client;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The lists of redirect URIs that clients of one sector publish (OpenID Connect Registration §5). */
interface SectorDocuments {

    /** The redirect URIs at the address; empty when it does not answer with such a list. */
    Optional<List<String>> load(URI address);
}
