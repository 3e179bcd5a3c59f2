package dev.gatehouse.project.registry;

import dev.gatehouse.platform.access.Caller;
import dev.gatehouse.platform.tenant.ProjectId;
import org.springframework.stereotype.Component;

/**
 * Who may do what on the control plane. The operator may do everything; a project's token may read and change its own
 * project, and does not learn that others exist.
 */
@Component
public class ProjectAccess {

    private final ProjectCatalogue catalogue;

    ProjectAccess(ProjectCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The addressed project, for a caller who may read and change it. */
    public ProjectId open(Caller caller, String idOrSlug) {
        return switch (caller) {
            case Caller.Operator() -> catalogue.find(idOrSlug).orElseThrow(ProjectProblems::unknown);
            case Caller.ProjectToken token ->
                catalogue.find(idOrSlug).filter(token.project()::equals).orElseThrow(ProjectProblems::unknown);
            case Caller.Anonymous() -> throw ProjectProblems.anonymous();
            case Caller.ConsoleIdentity _, Caller.Service _ -> throw ProjectProblems.notAllowed();
        };
    }

    /** The addressed project, for a caller who may give others access to it. */
    public ProjectId administer(Caller caller, String idOrSlug) {
        ProjectId project = open(caller, idOrSlug);
        requireOperator(caller);
        return project;
    }

    /** Refuses everybody but the operator. */
    void requireOperator(Caller caller) {
        switch (caller) {
            case Caller.Operator() -> {}
            case Caller.Anonymous() -> throw ProjectProblems.anonymous();
            case Caller.ProjectToken _, Caller.ConsoleIdentity _, Caller.Service _ ->
                throw ProjectProblems.notAllowed();
        }
    }

    /** How a caller is named in the history of a project. */
    static String author(Caller caller) {
        return switch (caller) {
            case Caller.Operator() -> "operator";
            case Caller.ProjectToken token -> "token/" + token.token();
            case Caller.ConsoleIdentity person -> "identity/" + person.identity();
            case Caller.Service service -> "service/" + service.name();
            case Caller.Anonymous() -> "nobody";
        };
    }
}
