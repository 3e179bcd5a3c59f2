package dev.gatehouse.project.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** A JSON Patch document (RFC 6902): operations in order, all or nothing. */
public record JsonPatch(List<JsonPatchOperation> operations) {

    private static final int MOST_OPERATIONS = 1000;

    public JsonPatch {
        operations = List.copyOf(operations);
    }

    /** Reads a patch; unknown members of an operation are ignored (§4). */
    public static JsonPatch read(JsonNode document) throws PatchException {
        if (!(document instanceof ArrayNode list)) {
            throw new PatchException(-1, "A JSON Patch is an array of operations");
        }
        if (list.size() > MOST_OPERATIONS) {
            throw new PatchException(-1, "A patch has at most " + MOST_OPERATIONS + " operations");
        }
        List<JsonPatchOperation> operations = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            operations.add(operation(i, list.get(i)));
        }
        return new JsonPatch(operations);
    }

    private static JsonPatchOperation operation(int index, JsonNode node) throws PatchException {
        if (!node.isObject()) {
            throw new PatchException(index, "An operation is an object");
        }
        PatchPointer path = pointer(index, node, "path");
        JsonNode op = node.path("op");
        return switch (op.isString() ? op.stringValue() : "") {
            case "add" -> new JsonPatchOperation.Add(path, value(index, node));
            case "remove" -> new JsonPatchOperation.Remove(path);
            case "replace" -> new JsonPatchOperation.Replace(path, value(index, node));
            case "move" -> new JsonPatchOperation.Move(path, pointer(index, node, "from"));
            case "copy" -> new JsonPatchOperation.Copy(path, pointer(index, node, "from"));
            case "test" -> new JsonPatchOperation.Test(path, value(index, node));
            default ->
                throw new PatchException(index, "The op must be one of add, remove, replace, move, copy and test");
        };
    }

    private static PatchPointer pointer(int index, JsonNode node, String member) throws PatchException {
        JsonNode text = node.path(member);
        Optional<PatchPointer> pointer = text.isString() ? PatchPointer.find(text.stringValue()) : Optional.empty();
        if (pointer.isEmpty()) {
            throw new PatchException(index, "The member " + member + " must be a JSON Pointer");
        }
        return pointer.get();
    }

    private static JsonNode value(int index, JsonNode node) throws PatchException {
        JsonNode value = node.get("value");
        if (value == null) {
            throw new PatchException(index, "The member value is missing");
        }
        return value;
    }

    /** Applies all operations to a copy of the document. */
    public JsonNode apply(JsonNode document) throws PatchException {
        PatchedDocument patched = new PatchedDocument(document.deepCopy());
        for (int i = 0; i < operations.size(); i++) {
            patched.apply(i, operations.get(i));
        }
        return patched.root();
    }
}
