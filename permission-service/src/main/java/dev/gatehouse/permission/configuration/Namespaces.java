package dev.gatehouse.permission.configuration;

import java.util.Set;

/** What kinds of objects a project knows. Clients tell the two forms apart by their JSON type, so both stay for ever. */
public sealed interface Namespaces {

    /** A plain list of names: every relation of every name is fine. */
    record Listed(Set<String> names) implements Namespaces {
        public Listed {
            names = Set.copyOf(names);
        }
    }

    /**
     * A model in the Ory Permission Language behind an address ({@code base64://…}, {@code https://…}). It is recognised and
     * kept, but no model is compiled yet. Until then requests that depend on it are refused by name: to answer them as if
     * the project had no namespaces would turn a missing feature into silent denials.
     */
    record Located(String location) implements Namespaces {}
}
