package dev.gatehouse.specimen.decision;

import dev.gatehouse.platform.tenant.ProjectId;
import java.util.Optional;

interface ForgetfulStore {

    Optional<String> find(String id);

    Optional<String> find(String id, ProjectId project);
}
