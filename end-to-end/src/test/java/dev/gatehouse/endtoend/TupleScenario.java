package dev.gatehouse.endtoend;

import dev.gatehouse.endtoend.history.Effect;
import dev.gatehouse.endtoend.history.History;
import dev.gatehouse.endtoend.http.Answer;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A few tuples, what clients do with them, and how that reads as reads and writes of registers.
 *
 * @param setUp what must be there before
 * @param initial what the registers hold after that
 * @param writes what changes the registers
 * @param checks what tells of them
 */
record TupleScenario(String name, Consumer<Project> setUp, int initial, List<Step> writes, List<Step> checks) {

    /**
     * One thing that a client does.
     *
     * @param intended what it does if it does anything
     * @param told what its answer tells
     */
    record Step(String what, Function<Project, Answer> exchange, Effect intended, Function<Answer, Effect> told) {

        History.Outcome perform(Project project, History history) {
            return history.perform(
                    what + " at " + project.site().port(), () -> exchange.apply(project), intended, told);
        }
    }

    /** A user's place on an object. */
    private record Place(String namespace, String object, String relation) {

        String json(String action) {
            return """
                    {"action": "%s", "relation_tuple":
                     {"namespace": "%s", "object": "%s", "relation": "%s", "subject_id": "ann"}}""".formatted(action, namespace, object, relation);
        }

        String query() {
            return "namespace=%s&object=%s&relation=%s&subject_id=ann".formatted(namespace, object, relation);
        }
    }

    /** All of them, on tuples that no other round uses. */
    static List<TupleScenario> all(int round) {
        return List.of(oneTuple("one" + round), membership("group" + round), move("move" + round));
    }

    /** One tuple is put, deleted and asked for. */
    private static TupleScenario oneTuple(String object) {
        Place place = new Place("documents", object, "view");
        return new TupleScenario(
                object, _ -> {}, 0, List.of(put(place), delete(place)), List.of(check("check", place, 1)));
    }

    /** A membership is put and deleted, and what it gives is asked for. */
    private static TupleScenario membership(String object) {
        Place member = new Place("groups", object, "member");
        return new TupleScenario(
                object,
                project -> letMembersView(project, object),
                0,
                List.of(put(member), delete(member)),
                List.of(
                        check("check through the group", new Place("documents", object, "view"), 1),
                        check("check of the group", member, 1)));
    }

    /** A member changes between two groups in one transaction; nobody ever sees it in both or in none. */
    private static TupleScenario move(String object) {
        Place left = new Place("groups", object + "-left", "member");
        Place right = new Place("groups", object + "-right", "member");
        return new TupleScenario(
                object,
                project -> {
                    letMembersView(project, left.object());
                    letMembersView(project, right.object());
                    put(left).exchange().apply(project).expect(201);
                },
                0b01,
                List.of(move("move to the left", right, left, 0b01), move("move to the right", left, right, 0b10)),
                List.of(
                        check("check on the left", new Place("documents", left.object(), "view"), 0b01),
                        check("check on the right", new Place("documents", right.object(), "view"), 0b10),
                        checkBoth(left.object(), right.object()),
                        listBoth(left.object(), right.object())));
    }

    void prepare(Project project) {
        setUp.accept(project);
    }

    /** As many checks as writes. */
    Step next(Random random) {
        List<Step> steps = random.nextBoolean() ? writes : checks;
        return steps.get(random.nextInt(steps.size()));
    }

    private static void letMembersView(Project project, String object) {
        project.site()
                .put("/admin/relation-tuples")
                .token(project.token())
                .json("""
                        {"namespace": "documents", "object": "%1$s", "relation": "view",
                         "subject_set": {"namespace": "groups", "object": "%1$s", "relation": "member"}}""".formatted(object))
                .send()
                .expect(201);
    }

    private static Step put(Place place) {
        Effect written = Effect.wrote(1, 1);
        return new Step(
                "put",
                project -> project.putTuple(place.namespace(), place.object(), place.relation(), "ann"),
                written,
                answer -> {
                    answer.expect(201);
                    return written;
                });
    }

    /** The answer says whether there was anything to delete, so it is a read as well. */
    private static Step delete(Place place) {
        return new Step(
                "delete",
                project -> project.site()
                        .delete("/admin/relation-tuples?" + place.query())
                        .token(project.token())
                        .send(),
                Effect.wrote(1, 0),
                answer -> Effect.saw(
                                1,
                                Integer.parseInt(answer.expect(204)
                                        .header("X-Deleted-Count")
                                        .orElseThrow()))
                        .andWrote(1, 0));
    }

    private static Step move(String what, Place from, Place to, int state) {
        Effect written = Effect.wrote(0b11, state);
        return new Step(
                what,
                project -> project.site()
                        .patch("/admin/relation-tuples")
                        .token(project.token())
                        .json("[" + to.json("insert") + "," + from.json("delete") + "]")
                        .send(),
                written,
                answer -> {
                    answer.expect(204);
                    return written;
                });
    }

    private static Step check(String what, Place place, int register) {
        return new Step(
                what,
                project -> project.site()
                        .get("/relation-tuples/check/openapi?" + place.query())
                        .token(project.token())
                        .send(),
                Effect.nothing(),
                answer -> Effect.saw(
                        register, answer.expect(200).json().path("allowed").asBoolean() ? register : 0));
    }

    /** Both in one request, which sees them in one moment. */
    private static Step checkBoth(String left, String right) {
        return new Step(
                "check of both",
                project -> project.site()
                        .post("/relation-tuples/batch/check")
                        .token(project.token())
                        .json("""
                                {"tuples": [{"namespace": "documents", "object": "%s", "relation": "view", "subject_id": "ann"},
                                            {"namespace": "documents", "object": "%s", "relation": "view", "subject_id": "ann"}]}""".formatted(left, right))
                        .send(),
                Effect.nothing(),
                answer -> {
                    JsonNode results = answer.expect(200).json().path("results");
                    return sawBoth(
                            results.path(0).path("allowed").asBoolean(),
                            results.path(1).path("allowed").asBoolean());
                });
    }

    private static Step listBoth(String left, String right) {
        return new Step(
                "list of both",
                project -> project.site()
                        .get(
                                "/relation-tuples/list-objects?namespace=documents&relation=view&subject_id=ann&page_size=1000")
                        .token(project.token())
                        .send(),
                Effect.nothing(),
                answer -> {
                    List<String> objects = answer.expect(200)
                            .json()
                            .path("objects")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList();
                    return sawBoth(objects.contains(left), objects.contains(right));
                });
    }

    private static Effect sawBoth(boolean left, boolean right) {
        return Effect.saw(0b11, (left ? 0b01 : 0) | (right ? 0b10 : 0));
    }

    @Override
    public String toString() {
        return name;
    }
}
