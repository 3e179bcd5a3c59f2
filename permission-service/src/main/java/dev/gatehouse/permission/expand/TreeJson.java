package dev.gatehouse.permission.expand;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.wire.SubjectSetJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code expandTree} of the contract. {@code truncated} is an addition, sent only where something that belongs there is not
 * shown because the tree would be too large.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "subject_id", "subject_set", "children", "truncated"})
record TreeJson(
        String type,
        @JsonProperty("subject_id") @Nullable String subjectId,

        @JsonProperty("subject_set") @Nullable SubjectSetJson subjectSet,

        @Nullable List<TreeJson> children,
        @Nullable String truncated) {

    private static final String SIZE = "size";

    static TreeJson of(ExpandedTree tree) {
        return switch (tree) {
            case ExpandedTree.Union(SubjectSet set, List<ExpandedTree> children, boolean truncated) ->
                new TreeJson(
                        "union",
                        null,
                        SubjectSetJson.of(set),
                        children.stream().map(TreeJson::of).toList(),
                        truncated ? SIZE : null);
            case ExpandedTree.Leaf(SubjectId(String id), boolean truncated) ->
                new TreeJson("leaf", id, null, null, truncated ? SIZE : null);
            case ExpandedTree.Leaf(SubjectSet set, boolean truncated) ->
                new TreeJson("leaf", null, SubjectSetJson.of(set), null, truncated ? SIZE : null);
        };
    }
}
