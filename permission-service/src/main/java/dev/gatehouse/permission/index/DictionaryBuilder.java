package dev.gatehouse.permission.index;

import static dev.gatehouse.permission.graph.TupleGraph.ABSENT;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives numbers to names. For one thread at a time; any number of others read what it held when they were given a {@link
 * #dictionary}.
 */
final class DictionaryBuilder extends Dictionary {

    private static final int MOST_PAGES = 1 << (Integer.SIZE - PAGE_BITS);
    private static final double MOST_LOAD = 0.75;
    private static final double TRIMMED_LOAD = 0.7;
    private static final int FAR_BYTES = 64;

    private int page;
    private int pageEnd;
    private int farSize;
    private int[] lastObjects = new int[16];
    private final Map<Integer, Integer> lastFarNodes = new HashMap<>();
    private Dictionary current = new Dictionary(this);

    /** What it holds now. */
    Dictionary dictionary() {
        if (current.nodes != nodes || current.objects != objects) {
            current = new Dictionary(this);
        }
        return current;
    }

    @Override
    long bytes() {
        return super.bytes() + 4L * lastObjects.length + (long) FAR_BYTES * lastFarNodes.size();
    }

    /** The number of an object, which is given one when it has none. */
    int internObject(int namespace, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return internObject(namespace, text, 0, text.length);
    }

    /** The number of an object, which is given one when it has none. */
    int internObject(int namespace, byte[] text, int begin, int length) {
        long hash = NameHash.of(namespace, text, begin, length);
        int known = object(hash, namespace, text, begin, length);
        if (known != ABSENT) {
            return known;
        }
        if (objects + 1 > slots.length * MOST_LOAD) {
            rehash(Math.multiplyExact(slots.length, 2));
        }
        int object = objects;
        if ((object + 1) * (long) OBJECT > objectRecords.length) {
            objectRecords = Arrays.copyOf(objectRecords, longer(objectRecords.length, OBJECT));
        }
        objectRecords[object * OBJECT] = store(text, begin, length);
        objectRecords[object * OBJECT + 1] = namespace;
        objects++;
        place(hash, object);
        follow(namespace, object);
        return object;
    }

    /** The number of an object's relation, which is given one when it has none. */
    int internNode(int object, int relation) {
        int known = node(object, relation);
        if (known != ABSENT) {
            return known;
        }
        if (nodes == EdgeCode.NUMBER) {
            throw new IllegalStateException("There are no more numbers for nodes.");
        }
        int node = nodes;
        if ((node + 1) * (long) NODE > nodeRecords.length) {
            nodeRecords = Arrays.copyOf(nodeRecords, longer(nodeRecords.length, NODE));
        }
        nodeRecords[node * NODE] = object;
        nodeRecords[node * NODE + 1] = kind(namespace(object), relation) | relation;
        if (relation >= related.length) {
            related = Arrays.copyOf(related, Math.max(relation + 1, related.length * 2));
        }
        related[relation] = true;
        nodes++;
        link(object, node);
        return node;
    }

    /** Gives back what was taken in advance. */
    void trim() {
        objectRecords = Arrays.copyOf(objectRecords, Math.max(16, objects + objects / 64) * OBJECT);
        nodeRecords = Arrays.copyOf(nodeRecords, Math.max(16, nodes + nodes / 64) * NODE);
        int tight = Math.max(32, (int) (objects / TRIMMED_LOAD));
        if (tight < slots.length) {
            rehash(tight);
        }
        current = new Dictionary(this);
    }

    private static int longer(int length, int record) {
        return Math.toIntExact(Math.max(16L, (long) length / record * 3 / 2) * record);
    }

    private void place(long hash, int object) {
        int at = NameHash.slot(hash, slots.length);
        while (tags[at] != 0) {
            at = at + 1 == slots.length ? 0 : at + 1;
        }
        // A reader that sees the tag before the number meets number 0 there, which is none.
        slots[at] = object + 1;
        tags[at] = tag(hash);
    }

    private void rehash(int capacity) {
        slots = new int[capacity];
        tags = new byte[capacity];
        for (int object = 0; object < objects; object++) {
            int start = nameStart(object);
            place(NameHash.of(namespace(object), pageOf(object), start, nameLength(object)), object);
        }
    }

    private int store(byte[] text, int begin, int length) {
        int needed = length + 5;
        if (pageEnd + needed > pages[page].length) {
            turnPage(needed);
        }
        int address = (page << PAGE_BITS) | pageEnd;
        byte[] into = pages[page];
        int left = length;
        while (left > 0x7F) {
            into[pageEnd++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        into[pageEnd++] = (byte) left;
        System.arraycopy(text, begin, into, pageEnd, length);
        pageEnd += length;
        return address;
    }

    private void turnPage(int needed) {
        if (page + 1 == MOST_PAGES) {
            throw new IllegalStateException("There is no more room for names.");
        }
        page++;
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, Math.min(MOST_PAGES, pages.length * 2));
        }
        // Small projects are many, so pages begin small.
        int size = Math.max(needed, (int) Math.min(PAGE, pageBytes));
        pages[page] = new byte[size];
        pageBytes += size;
        pageEnd = 0;
    }

    private void follow(int namespace, int object) {
        if (namespace >= namespaces.length) {
            int length = Math.max(namespace + 1, namespaces.length * 2);
            namespaces = Arrays.copyOf(namespaces, length);
            lastObjects = Arrays.copyOf(lastObjects, length);
        }
        if (namespaces[namespace] == 0) {
            namespaces[namespace] = object + 1;
        } else {
            objectRecords[lastObjects[namespace] * OBJECT + 3] = object + 1;
        }
        lastObjects[namespace] = object;
    }

    private void link(int object, int node) {
        int last = object * OBJECT + 2;
        int[] from = objectRecords;
        int walked = 0;
        while (from[last] != 0 && walked < WALK) {
            last = (from[last] - 1) * NODE + 2;
            from = nodeRecords;
            walked++;
        }
        if (walked < WALK) {
            from[last] = node + 1;
            return;
        }
        Integer lastFar = lastFarNodes.put(object, node);
        from[lastFar == null ? last : lastFar * NODE + 2] = node + 1;
        addFar(node);
    }

    private void addFar(int node) {
        if (farSize + 1 > farNodes.length / 2) {
            int[] before = farNodes;
            farNodes = new int[before.length * 2];
            for (int far : before) {
                if (far != 0) {
                    placeFar(far - 1);
                }
            }
        }
        placeFar(node);
        farSize++;
    }

    private void placeFar(int node) {
        int at = NameHash.slot(NameHash.of(object(node), relation(node)), farNodes.length);
        while (farNodes[at] != 0) {
            at = at + 1 == farNodes.length ? 0 : at + 1;
        }
        farNodes[at] = node + 1;
    }
}
