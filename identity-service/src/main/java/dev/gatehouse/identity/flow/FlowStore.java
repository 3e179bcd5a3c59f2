package dev.gatehouse.identity.flow;

import dev.gatehouse.platform.tenant.ProjectId;
import java.util.Optional;

/** Keeps flows of every kind. */
public interface FlowStore {

    void insert(ProjectId project, Flow flow);

    Optional<Flow> find(ProjectId project, FlowId id);

    /** Keeps what a submit changed: the form. */
    void update(ProjectId project, Flow flow);
}
