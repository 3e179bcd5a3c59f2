package dev.gatehouse.project.settings;

import java.net.URI;

/**
 * What of a project shows up among the values that the server fills in.
 *
 * @param name the project's name
 * @param slug its slug
 * @param origin scheme, host and port of its main host
 */
public record Facts(String name, String slug, URI origin) {}
