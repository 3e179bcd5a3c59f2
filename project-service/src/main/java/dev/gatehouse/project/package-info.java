/**
 * Projects, their immutable revisions, tokens and hosts: the source of tenant configuration.
 *
 * <p>Others use {@link dev.gatehouse.project.ProjectLookup} to find whom a request is for, and the bean of type {@link
 * dev.gatehouse.platform.configuration.ConfigurationDocuments} for the configuration that rules it.
 */
@NullMarked
package dev.gatehouse.project;

import org.jspecify.annotations.NullMarked;
