package dev.gatehouse.permission.configuration;

import dev.gatehouse.permission.evaluate.Rules;

/** What a project's namespaces are at one revision. */
sealed interface Namespaces {

    /** A list of names, or a model that compiles. */
    record Usable(Rules rules) implements Namespaces {}

    /**
     * A model that cannot be used. Only a revision from before models were compiled when they are written can have one. Requests
     * that depend on it are refused with the reason: to answer as if the project had no namespaces would look like denials.
     */
    record Unusable(String reason) implements Namespaces {}
}
