package dev.gatehouse.project.registry;

import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.Tenant;

/**
 * A project in its current revision.
 *
 * @param primaryHost its main host, without a port
 */
record Project(ProjectId id, String slug, Tenant.State state, String primaryHost, Revision revision) {}
