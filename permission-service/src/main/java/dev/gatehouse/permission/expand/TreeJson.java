package dev.gatehouse.permission.expand;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.gatehouse.permission.expand.ExpandedTree.Truncation;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.Subject;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.wire.SubjectSetJson;
import dev.gatehouse.permission.wire.TupleJson;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code expandTree} of the contract, or of later ones where the subject stands in {@code tuple}. {@code truncated} is an
 * addition, sent only where something that belongs there is not shown.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "subject_id", "subject_set", "tuple", "children", "truncated"})
record TreeJson(
        String type,
        @JsonProperty("subject_id") @Nullable String subjectId,

        @JsonProperty("subject_set") @Nullable SubjectSetJson subjectSet,

        @Nullable TupleJson tuple,
        @Nullable List<TreeJson> children,
        @Nullable String truncated) {

    static TreeJson of(ExpandedTree tree, TreeShape shape) {
        String type = tree.operator().name().toLowerCase(Locale.ROOT);
        List<TreeJson> children = tree.children().isEmpty()
                ? null
                : tree.children().stream().map(child -> of(child, shape)).toList();
        String truncated = truncated(tree.truncated(), shape);
        if (shape == TreeShape.TUPLE && tree.label() != null) {
            return new TreeJson(type, null, null, tuple(tree.label()), children, truncated);
        }
        return switch (tree.label()) {
            case null -> new TreeJson(type, null, null, null, children, truncated);
            case SubjectId(String id) -> new TreeJson(type, id, null, null, children, truncated);
            case SubjectSet set -> new TreeJson(type, null, SubjectSetJson.of(set), null, children, truncated);
        };
    }

    // The three members of the tuple itself are there and empty.
    private static TupleJson tuple(Subject label) {
        return TupleJson.of(new RelationTuple("", "", "", label));
    }

    private static @Nullable String truncated(@Nullable Truncation why, TreeShape shape) {
        return why == null || (shape == TreeShape.CONTRACT && why != Truncation.SIZE)
                ? null
                : why.name().toLowerCase(Locale.ROOT);
    }
}
