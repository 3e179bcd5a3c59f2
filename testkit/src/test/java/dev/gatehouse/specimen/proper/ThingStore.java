package dev.gatehouse.specimen.proper;

import dev.gatehouse.platform.tenant.ProjectId;
import java.util.Optional;

interface ThingStore {

    Optional<String> find(ProjectId project, String id);
}
