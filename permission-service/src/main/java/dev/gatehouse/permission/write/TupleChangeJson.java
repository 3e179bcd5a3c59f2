package dev.gatehouse.permission.write;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.problem.Place;
import dev.gatehouse.permission.wire.TupleJson;
import org.jspecify.annotations.Nullable;

/** One item of a {@code PATCH} body, {@code PatchDelta} in the contract. */
record TupleChangeJson(
        @Nullable String action,
        @JsonProperty("relation_tuple") @Nullable TupleJson tuple) {

    TupleChange change(Place place) {
        if (tuple == null) {
            throw place.itemField(PermissionProblems.noTuple(), "relation_tuple");
        }
        return switch (action) {
            case "insert" -> TupleChange.insert(tuple.stored(place));
            case "delete" -> TupleChange.delete(tuple.tuple(place));
            case null -> throw place.itemField(PermissionProblems.unknownAction(""), "action");
            default -> throw place.itemField(PermissionProblems.unknownAction(action), "action");
        };
    }
}
