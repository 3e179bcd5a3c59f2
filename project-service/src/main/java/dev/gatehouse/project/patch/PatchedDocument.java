package dev.gatehouse.project.patch;

import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The document while a patch is applied to it. */
final class PatchedDocument {

    // RFC 6901 §4: no leading zeros, no signs.
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    /** RFC 6902 §4.6: numbers are equal when their values are, whatever their notation. */
    private static final Comparator<JsonNode> BY_VALUE = (left, right) -> {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
        }
        return left.equals(right) ? 0 : 1;
    };

    // Each copy may double the document, so thirty operations could fill the memory.
    private static final int MOST_COPIED = 100_000;

    private JsonNode root;
    private int copied;

    PatchedDocument(JsonNode root) {
        this.root = root;
    }

    JsonNode root() {
        return root;
    }

    void apply(int index, JsonPatchOperation operation) throws PatchException {
        switch (operation) {
            case JsonPatchOperation.Add(PatchPointer path, JsonNode value) -> add(index, path, value.deepCopy());
            case JsonPatchOperation.Remove(PatchPointer path) -> remove(index, path);
            case JsonPatchOperation.Replace(PatchPointer path, JsonNode value) ->
                replace(index, path, value.deepCopy());
            case JsonPatchOperation.Move(PatchPointer path, PatchPointer from) -> move(index, path, from);
            case JsonPatchOperation.Copy(PatchPointer path, PatchPointer from) -> {
                JsonNode value = require(index, from);
                copied += size(value);
                if (copied > MOST_COPIED) {
                    throw new PatchException(index, "The patch copies too much");
                }
                add(index, path, value.deepCopy());
            }
            case JsonPatchOperation.Test(PatchPointer path, JsonNode value) -> {
                if (!require(index, path).equals(BY_VALUE, value)) {
                    throw new PatchException(index, "The test failed");
                }
            }
        }
    }

    private void add(int index, PatchPointer path, JsonNode value) throws PatchException {
        if (path.isRoot()) {
            root = value;
            return;
        }
        switch (require(index, path.parent())) {
            case ObjectNode object -> object.set(path.last(), value);
            case ArrayNode list -> {
                if (path.last().equals("-")) {
                    list.add(value);
                } else {
                    list.insert(position(index, path.last(), list.size()), value);
                }
            }
            default -> throw new PatchException(index, "The parent is neither an object nor an array");
        }
    }

    private JsonNode remove(int index, PatchPointer path) throws PatchException {
        JsonNode value = require(index, path);
        if (path.isRoot()) {
            throw new PatchException(index, "The whole document cannot be removed");
        }
        switch (require(index, path.parent())) {
            case ObjectNode object -> object.remove(path.last());
            case ArrayNode list -> list.remove(position(index, path.last(), list.size() - 1));
            default -> throw new PatchException(index, "The parent is neither an object nor an array");
        }
        return value;
    }

    private void replace(int index, PatchPointer path, JsonNode value) throws PatchException {
        require(index, path);
        if (path.isRoot()) {
            root = value;
            return;
        }
        switch (require(index, path.parent())) {
            case ObjectNode object -> object.set(path.last(), value);
            case ArrayNode list -> list.set(position(index, path.last(), list.size() - 1), value);
            default -> throw new PatchException(index, "The parent is neither an object nor an array");
        }
    }

    private void move(int index, PatchPointer path, PatchPointer from) throws PatchException {
        if (from.contains(path)) {
            throw new PatchException(index, "A value cannot be moved into itself");
        }
        JsonNode value = require(index, from);
        if (!from.equals(path)) {
            remove(index, from);
            add(index, path, value);
        }
    }

    private JsonNode require(int index, PatchPointer path) throws PatchException {
        JsonNode here = root;
        for (String token : path.tokens()) {
            here = switch (here) {
                case ObjectNode object -> present(index, object.get(token), token);
                case ArrayNode list -> list.path(position(index, token, list.size() - 1));
                default -> throw new PatchException(index, "There is nothing at \"" + token + "\"");
            };
        }
        return here;
    }

    private static JsonNode present(int index, @Nullable JsonNode node, String token) throws PatchException {
        if (node == null) {
            throw new PatchException(index, "There is nothing at \"" + token + "\"");
        }
        return node;
    }

    private static int position(int index, String token, int last) throws PatchException {
        if (!INDEX.matcher(token).matches() || Integer.parseInt(token) > last) {
            throw new PatchException(index, "The array has no index \"" + token + "\"");
        }
        return Integer.parseInt(token);
    }

    private static int size(JsonNode node) {
        int size = 1;
        for (JsonNode child : node) {
            size += size(child);
        }
        return size;
    }
}
