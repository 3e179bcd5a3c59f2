package dev.gatehouse.permission.modeltest;

import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file in YAML with the places of what is in it. Nothing in it makes objects of classes it names; aliases cost what they stand
 * for, and all of it is bounded.
 */
final class YamlDocument {

    private static final int LONGEST = 8 << 20;
    private static final int DEEPEST = 50;
    private static final int MOST_NODES = 1_000_000;

    private final String file;
    private int nodes;

    private YamlDocument(String file) {
        this.file = file;
    }

    /** The document of a text. */
    static Value read(String file, String text) throws UnusableFileException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setAllowDuplicateKeys(false);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (root == null) {
                throw new UnusableFileException(file, "there is nothing in it");
            }
            return new YamlDocument(file).new Value(root, 0);
        } catch (MarkedYAMLException malformed) {
            Mark mark = malformed.getProblemMark();
            throw mark == null
                    ? new UnusableFileException(file, String.valueOf(malformed.getProblem()))
                    : new UnusableFileException(spot(file, mark), String.valueOf(malformed.getProblem()));
        } catch (YAMLException tooMuch) {
            throw new UnusableFileException(file, String.valueOf(tooMuch.getMessage()));
        }
    }

    private static Spot spot(String file, Mark mark) {
        return new Spot(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** A value at its place. */
    final class Value {

        private final Node node;
        private final int depth;

        private Value(Node node, int depth) throws UnusableFileException {
            this.node = node;
            this.depth = depth;
            // An alias of what it stands in would never end, and aliases of aliases nearly so.
            if (depth > DEEPEST || ++nodes > MOST_NODES) {
                throw fault("there is too much in it");
            }
        }

        Spot spot() {
            return YamlDocument.spot(file, node.getStartMark());
        }

        UnusableFileException fault(String why) {
            return new UnusableFileException(spot(), why);
        }

        /** The line of the file in which the text begins: the one behind the mark of a block. */
        int firstLine() {
            boolean block = node instanceof ScalarNode scalar
                    && (scalar.getScalarStyle() == ScalarStyle.LITERAL
                            || scalar.getScalarStyle() == ScalarStyle.FOLDED);
            return spot().line() + (block ? 1 : 0);
        }

        boolean isText() {
            return node instanceof ScalarNode;
        }

        boolean isMapping() {
            return node instanceof MappingNode;
        }

        /** The text of a scalar, whatever other type it could be read as. */
        String text(String what) throws UnusableFileException {
            if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
                return scalar.getValue();
            }
            throw fault(what + " must be a text");
        }

        boolean truth(String what) throws UnusableFileException {
            return switch (node instanceof ScalarNode scalar ? scalar.getValue() : "") {
                case "true" -> true;
                case "false" -> false;
                default -> throw fault(what + " must be true or false");
            };
        }

        /** The elements of a sequence. */
        List<Value> elements(String what) throws UnusableFileException {
            if (!(node instanceof SequenceNode sequence)) {
                throw fault(what + " must be a list");
            }
            List<Value> elements = new ArrayList<>(sequence.getValue().size());
            for (Node element : sequence.getValue()) {
                elements.add(new Value(element, depth + 1));
            }
            return elements;
        }

        /** The entries of a mapping, by keys that know their places. */
        Map<String, Entry> entries(String what) throws UnusableFileException {
            if (!(node instanceof MappingNode mapping)) {
                throw fault(what + " must be a mapping");
            }
            Map<String, Entry> entries = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                Value key = new Value(tuple.getKeyNode(), depth + 1);
                Entry entry = new Entry(key, new Value(tuple.getValueNode(), depth + 1));
                if (entries.put(key.text("a key"), entry) != null) {
                    throw key.fault("\"%s\" is there twice".formatted(key.text("a key")));
                }
            }
            return entries;
        }

        /** The members of a mapping that may have these and no others. */
        Members members(String what, Set<String> known) throws UnusableFileException {
            Map<String, Entry> entries = entries(what);
            for (Map.Entry<String, Entry> entry : entries.entrySet()) {
                if (!known.contains(entry.getKey())) {
                    throw entry.getValue()
                            .key()
                            .fault("%s has no \"%s\", but %s"
                                    .formatted(what, entry.getKey(), String.join(", ", new TreeSet<>(known))));
                }
            }
            return new Members(this, entries);
        }

        /** The same as JSON: {@code true} and {@code false}, decimal numbers and {@code null} are none of them texts. */
        JsonNode json() throws UnusableFileException {
            JsonNodeFactory json = JsonNodeFactory.instance;
            if (node instanceof MappingNode) {
                ObjectNode object = json.objectNode();
                for (Map.Entry<String, Entry> entry : entries("a value").entrySet()) {
                    object.set(entry.getKey(), entry.getValue().value().json());
                }
                return object;
            }
            if (node instanceof SequenceNode) {
                ArrayNode array = json.arrayNode();
                for (Value element : elements("a value")) {
                    array.add(element.json());
                }
                return array;
            }
            ScalarNode scalar = (ScalarNode) node;
            String text = scalar.getValue();
            if (scalar.getTag().equals(Tag.NULL)) {
                return json.nullNode();
            }
            if (scalar.getTag().equals(Tag.BOOL) && (text.equals("true") || text.equals("false"))) {
                return json.booleanNode(text.equals("true"));
            }
            if (scalar.getTag().equals(Tag.INT) && text.matches("-?[0-9]{1,30}")) {
                return json.numberNode(new BigInteger(text));
            }
            if (scalar.getTag().equals(Tag.FLOAT)
                    && text.matches("-?[0-9]{1,30}\\.[0-9]{1,30}([eE][-+]?[0-9]{1,2})?")) {
                return json.numberNode(new BigDecimal(text));
            }
            return json.stringNode(text);
        }
    }

    /** A key and a value of a mapping. */
    record Entry(Value key, Value value) {}

    /** The members of a mapping. */
    record Members(Value owner, Map<String, Entry> entries) {

        /** A member; null when it is absent or empty. */
        @Nullable Value find(String name) {
            Entry entry = entries.get(name);
            return entry == null || isNull(entry.value()) ? null : entry.value();
        }

        Value require(String name) throws UnusableFileException {
            Value value = find(name);
            if (value == null) {
                throw owner.fault("\"%s\" is missing".formatted(name));
            }
            return value;
        }

        private static boolean isNull(Value value) {
            return value.node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
        }
    }
}
