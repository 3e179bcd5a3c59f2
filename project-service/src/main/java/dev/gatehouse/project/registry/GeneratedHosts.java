package dev.gatehouse.project.registry;

/** The hosts that were made from slugs, rather than chosen by somebody. */
interface GeneratedHosts {

    /** Renames those of all projects after the address of the installation has changed. */
    void move(String defaultSlug, String defaultHost, String suffix);
}
