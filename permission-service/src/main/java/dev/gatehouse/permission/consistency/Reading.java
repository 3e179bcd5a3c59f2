package dev.gatehouse.permission.consistency;

import dev.gatehouse.permission.graph.Consistency;
import dev.gatehouse.platform.tenant.Tenant;

/**
 * How a request wants to read; a controller may take it as an argument ({@code consistency} and {@code snaptoken} in the query,
 * permission.md §18.3).
 *
 * @param tenant whose tuples are read, by the configuration that rules the answer: the current one, or that of the token
 *     when exactly its state is asked for
 * @param consistency how fresh the tuples have to be
 */
public record Reading(Tenant tenant, Consistency consistency) {}
