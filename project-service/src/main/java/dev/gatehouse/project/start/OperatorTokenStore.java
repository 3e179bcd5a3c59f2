package dev.gatehouse.project.start;

import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;

/** Where the digest of the operator's token is kept, with the operators' project. */
interface OperatorTokenStore {

    boolean exists(ProjectId console);

    void add(ProjectId console, TokenDigest digest);
}
