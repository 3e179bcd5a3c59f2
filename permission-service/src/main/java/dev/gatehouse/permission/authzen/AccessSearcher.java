package dev.gatehouse.permission.authzen;

import dev.gatehouse.permission.configuration.PermissionConfiguration;
import dev.gatehouse.permission.consistency.Reading;
import dev.gatehouse.permission.explore.RuledGraphs;
import dev.gatehouse.permission.list.Found;
import dev.gatehouse.permission.list.ObjectLister;
import dev.gatehouse.permission.list.ObjectQuestion;
import dev.gatehouse.permission.list.SubjectLister;
import dev.gatehouse.permission.list.SubjectQuestion;
import dev.gatehouse.permission.model.Definition;
import dev.gatehouse.permission.model.PermissionModel;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.platform.configuration.Configurations;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Finds whatever would be permitted. Where the project does not know a type or an action nothing is, which is no error, as in
 * evaluations.
 */
@Service
class AccessSearcher {

    private final ObjectLister objects;
    private final SubjectLister subjects;
    private final ActionLister actions;
    private final RuledGraphs graphs;
    private final Configurations<PermissionConfiguration> configurations;

    AccessSearcher(
            ObjectLister objects,
            SubjectLister subjects,
            ActionLister actions,
            RuledGraphs graphs,
            Configurations<PermissionConfiguration> configurations) {
        this.objects = objects;
        this.subjects = subjects;
        this.actions = actions;
        this.graphs = graphs;
        this.configurations = configurations;
    }

    /**
     * Which part of the results is asked for.
     *
     * @param after behind which one it begins; null for the first one
     */
    record Part<T>(@Nullable T after, int size) {}

    /**
     * Individuals in a set.
     *
     * @param namespace of the individuals; empty for those without one
     */
    Found<Subject> subjects(
            Reading reading, SubjectSet set, String namespace, Map<String, Object> context, Part<Subject> part) {
        PermissionModel model = model(reading);
        if (!declares(model, set.namespace(), set.relation()) || !(namespace.isEmpty() || model.declares(namespace))) {
            return nothing(reading);
        }
        return subjects.subjects(
                reading, new SubjectQuestion(set, namespace, ""), null, context, part.after(), part.size());
    }

    /** Objects of a namespace. */
    Found<String> resources(Reading reading, ObjectQuestion question, Map<String, Object> context, Part<String> part) {
        PermissionModel model = model(reading);
        if (!declares(model, question.namespace(), question.relation()) || !knows(model, question.subject())) {
            return nothing(reading);
        }
        return objects.objects(reading, question, null, context, part.after(), part.size());
    }

    /**
     * Relations and permissions.
     *
     * @param resource an object; its relation does not matter
     */
    Found<String> actions(
            Reading reading, Subject subject, SubjectSet resource, Map<String, Object> context, Part<String> part) {
        PermissionModel model = model(reading);
        if (!model.declares(resource.namespace()) || !knows(model, subject)) {
            return nothing(reading);
        }
        return actions.actions(reading, subject, resource, context, part.after(), part.size());
    }

    private PermissionModel model(Reading reading) {
        return configurations.of(reading.tenant()).rules().model();
    }

    private static boolean declares(PermissionModel model, String namespace, String relation) {
        return model.declares(namespace) && !(model.definition(namespace, relation) instanceof Definition.Undeclared);
    }

    private static boolean knows(PermissionModel model, Subject subject) {
        return !(subject instanceof SubjectSet set) || model.declares(set.namespace());
    }

    private <T> Found<T> nothing(Reading reading) {
        return graphs.read(
                reading,
                graphs.circumstances(reading.tenant(), null, Map.of()),
                graph -> new Found<>(List.of(), null, false, graph.graph().revision()));
    }
}
