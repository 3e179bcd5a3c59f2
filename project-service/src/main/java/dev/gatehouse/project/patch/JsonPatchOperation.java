package dev.gatehouse.project.patch;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** One operation of a patch (RFC 6902 §4). */
public sealed interface JsonPatchOperation {

    /** Where it works. */
    PatchPointer path();

    /** Where it changes the document. */
    default List<PatchPointer> written() {
        return List.of(path());
    }

    record Add(PatchPointer path, JsonNode value) implements JsonPatchOperation {}

    record Remove(PatchPointer path) implements JsonPatchOperation {}

    record Replace(PatchPointer path, JsonNode value) implements JsonPatchOperation {}

    record Move(PatchPointer path, PatchPointer from) implements JsonPatchOperation {
        @Override
        public List<PatchPointer> written() {
            return List.of(path, from);
        }
    }

    record Copy(PatchPointer path, PatchPointer from) implements JsonPatchOperation {}

    record Test(PatchPointer path, JsonNode value) implements JsonPatchOperation {
        @Override
        public List<PatchPointer> written() {
            return List.of();
        }
    }
}
