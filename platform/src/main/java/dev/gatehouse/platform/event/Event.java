package dev.gatehouse.platform.event;

import dev.gatehouse.platform.tenant.ProjectId;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened in a project.
 *
 * @param number unique among the events of the service, so that a follower can recognise one it has seen; says nothing about
 *     the order
 * @param type what happened, in the past tense, such as {@code identity.deleted}
 */
public record Event(ProjectId project, long number, String type, JsonNode payload, Instant recordedAt) {}
