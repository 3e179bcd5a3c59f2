package dev.gatehouse.project.token;

import dev.gatehouse.platform.secret.TokenDigest;
import dev.gatehouse.platform.tenant.ProjectId;
import java.util.List;
import java.util.UUID;

/** Where projects' tokens are kept. */
interface TokenStore {

    void add(ProjectId project, ProjectToken token, TokenDigest digest);

    /** The oldest first. */
    List<ProjectToken> list(ProjectId project);

    /** False when the project has no such token. */
    boolean remove(ProjectId project, UUID token);
}
