package dev.gatehouse.permission.authzen;

import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A search (§8). The id of what is searched for is ignored. */
record SearchJson(
        @Nullable EntityJson subject,
        @Nullable ActionJson action,
        @Nullable EntityJson resource,
        @Nullable JsonNode context,
        @Nullable Page page) {

    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;

    /** Which part of the results (§8.2.1). */
    record Page(@Nullable String token, @Nullable Long limit) {}

    /** The type of the subjects that are searched for. */
    String subjectType() {
        return AccessProblems.require(subject, "subject").type("subject");
    }

    /** The type of the resources that are searched for. */
    String resourceType() {
        return AccessProblems.require(resource, "resource").type("resource");
    }

    Subject who() {
        return AccessProblems.require(subject, "subject").subject("subject");
    }

    String what() {
        return AccessProblems.require(action, "action").name("action");
    }

    /** The resource with an action; with the empty one where actions are searched for. */
    SubjectSet which(String action) {
        EntityJson one = AccessProblems.require(resource, "resource");
        return new SubjectSet(one.type("resource"), one.id("resource"), action);
    }

    Map<String, Object> values() {
        return EvaluationJson.context("", subject, action, resource, context);
    }

    String token() {
        return page == null || page.token() == null ? "" : page.token();
    }

    int size() {
        if (page == null || page.limit() == null || page.limit() == 0) {
            return USUAL_PAGE;
        }
        if (page.limit() < 0) {
            throw AccessProblems.negativeLimit();
        }
        return Math.toIntExact(Math.min(page.limit(), LARGEST_PAGE));
    }
}
