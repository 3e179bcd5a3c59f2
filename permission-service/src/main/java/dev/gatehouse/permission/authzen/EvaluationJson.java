package dev.gatehouse.permission.authzen;

import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.wire.ContextJson;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A question (§6.1). */
record EvaluationJson(
        @Nullable EntityJson subject,
        @Nullable ActionJson action,
        @Nullable EntityJson resource,
        @Nullable JsonNode context) {

    /** The question with what it leaves out taken from another one; what it names replaces that wholly (§7.1.1). */
    EvaluationJson or(EvaluationJson defaults) {
        return new EvaluationJson(
                subject == null ? defaults.subject : subject,
                action == null ? defaults.action : action,
                resource == null ? defaults.resource : resource,
                context == null ? defaults.context : context);
    }

    /**
     * What is asked.
     *
     * @param path where it stands in the body
     */
    AccessQuestion question(String path) {
        EntityJson who = AccessProblems.require(subject, path + "subject");
        ActionJson what = AccessProblems.require(action, path + "action");
        EntityJson which = AccessProblems.require(resource, path + "resource");
        return new AccessQuestion(
                new RelationTuple(
                        which.type(path + "resource"),
                        which.id(path + "resource"),
                        what.name(path + "action"),
                        who.subject(path + "subject")),
                context(path, who, what, which, context));
    }

    /**
     * Values for conditions: the members of the context, and properties of the entities under the name of the entity, as in
     * {@code subject_department}. The context wins.
     */
    static Map<String, Object> context(
            String path,
            @Nullable EntityJson subject,
            @Nullable ActionJson action,
            @Nullable EntityJson resource,
            @Nullable JsonNode context) {
        Map<String, Object> values = new HashMap<>();
        add(values, "subject", subject == null ? null : subject.properties(), path);
        add(values, "action", action == null ? null : action.properties(), path);
        add(values, "resource", resource == null ? null : resource.properties(), path);
        values.putAll(read(context, path + "context"));
        return values;
    }

    private static void add(Map<String, Object> values, String entity, @Nullable JsonNode properties, String path) {
        read(properties, path + entity + ".properties")
                .forEach((name, value) -> values.put(entity + "_" + name, value));
    }

    private static Map<String, Object> read(@Nullable JsonNode object, String path) {
        if (object != null && !object.isNull() && !object.isObject()) {
            throw AccessProblems.noObject(path);
        }
        return ContextJson.read(object);
    }
}
