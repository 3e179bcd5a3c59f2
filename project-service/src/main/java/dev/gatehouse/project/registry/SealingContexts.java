package dev.gatehouse.project.registry;

/** What sealed values are sealed for, so that one copied into another row does not open. */
final class SealingContexts {

    private SealingContexts() {}

    /** The secrets that the server made for a project. */
    static String secrets(Object project) {
        return "project.secrets/" + project;
    }

    /** The secrets among the settings of a revision. */
    static String revision(Object project, Object revision) {
        return "project.revisions/" + project + "/" + revision;
    }
}
