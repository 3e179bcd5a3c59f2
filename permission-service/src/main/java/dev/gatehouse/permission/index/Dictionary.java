package dev.gatehouse.permission.index;

import static dev.gatehouse.permission.graph.TupleGraph.ABSENT;

import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The names of a project as numbers: objects, and nodes, which are an object with a relation. This is what a {@link
 * DictionaryBuilder} held at some moment. The builder goes on and shares its arrays: it only ever adds behind what is there, or
 * copies to longer arrays, and whatever it added later is recognised by its number and passed over.
 *
 * <pre>
 * object record   address of the name | namespace | first node + 1 | next object of the namespace + 1
 * node record     object | relation and kind | next node of the object + 1
 * name            its length, seven bits a byte, then its UTF-8; a name is in one page whole
 * slots, tags     open addressing: object numbers, and a byte of each hash that spares most looks at other names
 * </pre>
 *
 * <p>An object has few nodes, so they are a list that is walked. Those behind the first {@link #WALK} are also found by hash.
 */
sealed class Dictionary permits DictionaryBuilder {

    static final int OBJECT = 4;
    static final int NODE = 3;
    static final int PAGE_BITS = 20;
    static final int PAGE = 1 << PAGE_BITS;
    static final int FIRST_PAGE = 1 << 10;
    static final int WALK = 8;

    // Written by the builder alone, and never after a copy was made for readers.
    int objects;
    int nodes;
    int[] objectRecords = new int[16 * OBJECT];
    int[] nodeRecords = new int[16 * NODE];
    byte[][] pages = {new byte[FIRST_PAGE]};
    long pageBytes = FIRST_PAGE;
    int[] slots = new int[32];
    byte[] tags = new byte[32];
    int[] namespaces = new int[16];
    int[] farNodes = new int[16];
    // Which relations any node has: most permissions are in no tuple, and are asked for all the time.
    boolean[] related = new boolean[16];

    Dictionary() {}

    /** What another holds now. */
    Dictionary(Dictionary other) {
        objects = other.objects;
        nodes = other.nodes;
        objectRecords = other.objectRecords;
        nodeRecords = other.nodeRecords;
        pages = other.pages;
        pageBytes = other.pageBytes;
        slots = other.slots;
        tags = other.tags;
        namespaces = other.namespaces;
        farNodes = other.farNodes;
        related = other.related;
    }

    int objects() {
        return objects;
    }

    int nodes() {
        return nodes;
    }

    /** How much memory it takes. */
    long bytes() {
        return pageBytes
                + tags.length
                + related.length
                + 4L * (objectRecords.length + nodeRecords.length + slots.length + namespaces.length + farNodes.length);
    }

    int object(int namespace, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return object(namespace, text, 0, text.length);
    }

    int object(int namespace, byte[] text, int begin, int length) {
        return object(NameHash.of(namespace, text, begin, length), namespace, text, begin, length);
    }

    final int object(long hash, int namespace, byte[] text, int begin, int length) {
        byte tag = tag(hash);
        int at = NameHash.slot(hash, slots.length);
        while (tags[at] != 0) {
            if (tags[at] == tag) {
                int object = slots[at] - 1;
                if (object >= 0 && object < objects && isNamed(object, namespace, text, begin, length)) {
                    return object;
                }
            }
            at = at + 1 == slots.length ? 0 : at + 1;
        }
        return ABSENT;
    }

    /** What of a hash stands beside a number. Never nothing, which is what stands beside no number. */
    static byte tag(long hash) {
        return (byte) (hash | 0x80);
    }

    private boolean isNamed(int object, int namespace, byte[] text, int begin, int length) {
        if (objectRecords[object * OBJECT + 1] != namespace) {
            return false;
        }
        int address = objectRecords[object * OBJECT];
        byte[] page = pages[address >>> PAGE_BITS];
        int at = address & (PAGE - 1);
        int left = length;
        while (left > 0x7F) {
            if (page[at++] != (byte) (left | 0x80)) {
                return false;
            }
            left >>>= 7;
        }
        return page[at++] == left && Arrays.equals(page, at, at + length, text, begin, begin + length);
    }

    String name(int object) {
        return new String(pageOf(object), nameStart(object), nameLength(object), StandardCharsets.UTF_8);
    }

    final byte[] pageOf(int object) {
        return pages[objectRecords[object * OBJECT] >>> PAGE_BITS];
    }

    final int nameStart(int object) {
        byte[] page = pageOf(object);
        int at = objectRecords[object * OBJECT] & (PAGE - 1);
        while (page[at] < 0) {
            at++;
        }
        return at + 1;
    }

    final int nameLength(int object) {
        byte[] page = pageOf(object);
        int at = objectRecords[object * OBJECT] & (PAGE - 1);
        int length = 0;
        int shift = 0;
        while (page[at] < 0) {
            length |= (page[at++] & 0x7F) << shift;
            shift += 7;
        }
        return length | (page[at] << shift);
    }

    int namespace(int object) {
        return objectRecords[object * OBJECT + 1];
    }

    int node(int object, int relation) {
        if (relation < 0 || relation >= related.length || !related[relation]) {
            return ABSENT;
        }
        int next = objectRecords[object * OBJECT + 2];
        for (int walked = 0; next != 0 && next <= nodes; walked++) {
            if (walked == WALK) {
                return farNode(object, relation);
            }
            int record = (next - 1) * NODE;
            if ((nodeRecords[record + 1] & EdgeCode.NUMBER) == relation) {
                return next - 1;
            }
            next = nodeRecords[record + 2];
        }
        return ABSENT;
    }

    private int farNode(int object, int relation) {
        int at = NameHash.slot(NameHash.of(object, relation), farNodes.length);
        while (farNodes[at] != 0) {
            int node = farNodes[at] - 1;
            if (node < nodes && object(node) == object && relation(node) == relation) {
                return node;
            }
            at = at + 1 == farNodes.length ? 0 : at + 1;
        }
        return ABSENT;
    }

    int object(int node) {
        return nodeRecords[node * NODE];
    }

    int relation(int node) {
        return nodeRecords[node * NODE + 1] & EdgeCode.NUMBER;
    }

    /** The node as it stands in sorted arrays. */
    int code(int node) {
        return (nodeRecords[node * NODE + 1] & ~EdgeCode.NUMBER) | node;
    }

    static int kind(int namespace, int relation) {
        if (relation != Vocabulary.EMPTY) {
            return EdgeCode.SET;
        }
        return namespace == Vocabulary.EMPTY ? EdgeCode.PLAIN : EdgeCode.TYPED;
    }

    /** Adds all nodes an object ever had. */
    void nodesOf(int object, NodeList into) {
        int next = objectRecords[object * OBJECT + 2];
        while (next != 0 && next <= nodes) {
            into.add(next - 1);
            next = nodeRecords[(next - 1) * NODE + 2];
        }
    }

    /** The first object of a namespace, or {@link dev.gatehouse.permission.graph.TupleGraph#ABSENT}. */
    int firstObject(int namespace) {
        return namespace < namespaces.length ? visible(namespaces[namespace]) : ABSENT;
    }

    /** The next object of the same namespace, or {@link dev.gatehouse.permission.graph.TupleGraph#ABSENT}. */
    int nextObject(int object) {
        return visible(objectRecords[object * OBJECT + 3]);
    }

    private int visible(int following) {
        return following <= objects ? following - 1 : ABSENT;
    }
}
