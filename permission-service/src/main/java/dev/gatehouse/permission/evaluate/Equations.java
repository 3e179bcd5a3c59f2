package dev.gatehouse.permission.evaluate;

import java.util.Arrays;

/**
 * A system of equations over memberships: any of, all of, not. It grows operand by operand, and whatever becomes definite on the
 * way is settled at once. {@link #solve} settles what is left.
 *
 * <p>What an operand is worth may be unknown for reasons outside the system; {@link #unknown} puts such an operand in. Nothing is
 * removed but by {@link #clear}.
 */
final class Equations {

    private static final byte ANY = 0;
    private static final byte ALL = 1;
    private static final byte NOT = 2;

    private static final byte OPEN = 0;
    private static final byte TRUE = 1;
    private static final byte FALSE = 2;

    private static final int NONE = -1;

    private int size;
    private byte[] kinds = new byte[64];
    private byte[] values = new byte[64];
    // How many operands are not settled, and one more while further ones may come.
    private int[] waits = new int[64];
    private int[] unknowns = new int[64];
    // While open, of the operands settled so far.
    private int[] heights = new int[64];
    private int[] firstUse = new int[64];
    private int[] firstOperand = new int[64];

    // Edges: an operand and who uses it, each in a list of its user's operands and in one of its operand's uses.
    private int edges;
    private int[] users = new int[128];
    private int[] operands = new int[128];
    private int[] costs = new int[128];
    private int[] nextUse = new int[128];
    private int[] nextOperand = new int[128];

    private int[] stack = new int[64];
    private int stacked;
    private boolean shortened;
    private int[] marks = new int[0];
    private int mark;
    private int markedUpTo;

    // For what is solved in the end: whether an equation may be, and whether it must be true.
    private boolean[] possible = new boolean[0];
    private boolean[] certain = new boolean[0];
    private int[] missing = new int[0];

    void clear() {
        size = 0;
        edges = 0;
        stacked = 0;
        shortened = false;
        Arrays.fill(marks, 0);
        mark = 0;
    }

    /** How large the system is, for who counts steps. */
    int extent() {
        return size + edges;
    }

    int any() {
        return add(ANY);
    }

    int all() {
        return add(ALL);
    }

    int not() {
        return add(NOT);
    }

    boolean settled(int equation) {
        return values[equation] != OPEN;
    }

    boolean isTrue(int equation) {
        return values[equation] == TRUE;
    }

    /** From how many tuples away a settled value follows at most. */
    int height(int equation) {
        return heights[equation];
    }

    /** Settles an equation from outside. */
    void settle(int equation, boolean value, int height) {
        if (values[equation] == OPEN) {
            put(equation, value ? TRUE : FALSE, height);
            propagate();
        }
    }

    /** Puts in an operand, which is so many tuples away. */
    void operand(int user, int operand, int cost) {
        if (values[user] != OPEN) {
            return;
        }
        if (values[operand] != OPEN) {
            deliver(user, values[operand], heights[operand] + cost, false);
            propagate();
            return;
        }
        if (edges == users.length) {
            growEdges();
        }
        int edge = edges++;
        users[edge] = user;
        operands[edge] = operand;
        costs[edge] = cost;
        nextUse[edge] = firstUse[operand];
        firstUse[operand] = edge;
        nextOperand[edge] = firstOperand[user];
        firstOperand[user] = edge;
        waits[user]++;
    }

    /** Puts in an operand that will never be known. */
    void unknown(int user) {
        waits[user]++;
        unknowns[user]++;
    }

    /** Says that an equation has all its operands. */
    void close(int equation) {
        if (values[equation] == OPEN && --waits[equation] == 0) {
            put(equation, kinds[equation] == ALL ? TRUE : FALSE, heights[equation]);
            propagate();
        }
    }

    /** Whether an equation was settled although it waited for operands, so that something may have become useless. */
    boolean takeShortened() {
        boolean taken = shortened;
        shortened = false;
        return taken;
    }

    /** Marks the open equations on which another depends; {@link #marked} tells, until the next time. */
    void mark(int root) {
        if (marks.length < kinds.length) {
            marks = Arrays.copyOf(marks, kinds.length);
        }
        mark++;
        markedUpTo = size;
        push(root);
        marks[root] = mark;
        while (stacked > 0) {
            int user = stack[--stacked];
            for (int edge = firstOperand[user]; edge != NONE; edge = nextOperand[edge]) {
                int operand = operands[edge];
                if (values[operand] == OPEN && marks[operand] != mark) {
                    marks[operand] = mark;
                    push(operand);
                }
            }
        }
    }

    /** Whether something may depend on an equation; those added since {@link #mark} count as wanted. */
    boolean marked(int equation) {
        return equation >= markedUpTo || marks[equation] == mark;
    }

    /**
     * What an equation is worth when nothing more comes: its value in the well-founded model of the system. What rests only
     * on itself is not so; what rests on its own negation, or on what is unknown, is unknown.
     *
     * <p>An alternating fixpoint: what is <em>possible</em> follows when nothing that must be true is negated and the unknown
     * is true, and what is <em>certain</em> follows when everything possible is not negated and the unknown is false. Both are
     * taken in turn until they stay. Say {@code p = !q}, {@code q = !p} and {@code r = !s}, {@code s = any()}: p, q and r are
     * possible, of these r is certain, and next time the same; so r is true, s false, and p and q are unknown.
     */
    Membership solve(int root, Meter meter) {
        if (values[root] != OPEN) {
            return values[root] == TRUE ? Membership.MEMBER : Membership.NOT_MEMBER;
        }
        if (possible.length < size) {
            possible = new boolean[kinds.length];
            certain = new boolean[kinds.length];
            missing = new int[kinds.length];
        }
        Arrays.fill(certain, 0, size, false);
        int before = -1;
        int now = 0;
        while (now != before) {
            before = now;
            meter.spend(extent());
            least(possible, certain, true);
            if (!possible[root]) {
                return Membership.NOT_MEMBER;
            }
            now = least(certain, possible, false);
            if (certain[root]) {
                return Membership.MEMBER;
            }
        }
        return Membership.UNKNOWN;
    }

    /** The least set in which the equations hold when those are negated that are not in another set; how many are in it. */
    private int least(boolean[] into, boolean[] unlessIn, boolean unknown) {
        int count = 0;
        for (int equation = 0; equation < size; equation++) {
            boolean holds = false;
            if (values[equation] == OPEN) {
                holds = switch (kinds[equation]) {
                    case ANY -> unknown && unknowns[equation] > 0;
                    case ALL -> {
                        missing[equation] = waits[equation] - (unknown ? unknowns[equation] : 0);
                        yield missing[equation] == 0;
                    }
                    default -> firstOperand[equation] != NONE && !unlessIn[operands[firstOperand[equation]]];
                };
            }
            into[equation] = holds;
            if (holds) {
                count++;
                push(equation);
            }
        }
        while (stacked > 0) {
            int equation = stack[--stacked];
            for (int edge = firstUse[equation]; edge != NONE; edge = nextUse[edge]) {
                int user = users[edge];
                if (values[user] == OPEN
                        && !into[user]
                        && (kinds[user] == ANY || (kinds[user] == ALL && --missing[user] == 0))) {
                    into[user] = true;
                    count++;
                    push(user);
                }
            }
        }
        return count;
    }

    private int add(byte kind) {
        if (size == kinds.length) {
            grow();
        }
        int equation = size++;
        kinds[equation] = kind;
        values[equation] = OPEN;
        waits[equation] = 1;
        unknowns[equation] = 0;
        heights[equation] = 0;
        firstUse[equation] = NONE;
        firstOperand[equation] = NONE;
        return equation;
    }

    /** Tells an equation what an operand of it is worth. */
    private void deliver(int user, byte value, int height, boolean waited) {
        if (values[user] != OPEN) {
            return;
        }
        byte kind = kinds[user];
        if (kind == NOT) {
            put(user, value == TRUE ? FALSE : TRUE, height);
        } else if (kind == ANY == (value == TRUE)) {
            // One member makes a union, one who is none breaks an intersection.
            shortened = true;
            put(user, value, height);
        } else {
            heights[user] = Math.max(heights[user], height);
            if (waited && --waits[user] == 0) {
                put(user, value, heights[user]);
            }
        }
    }

    private void put(int equation, byte value, int height) {
        values[equation] = value;
        heights[equation] = height;
        push(equation);
    }

    private void propagate() {
        while (stacked > 0) {
            int equation = stack[--stacked];
            for (int edge = firstUse[equation]; edge != NONE; edge = nextUse[edge]) {
                deliver(users[edge], values[equation], heights[equation] + costs[edge], true);
            }
        }
    }

    private void push(int equation) {
        if (stacked == stack.length) {
            stack = Arrays.copyOf(stack, stacked * 2);
        }
        stack[stacked++] = equation;
    }

    private void grow() {
        int length = size * 2;
        kinds = Arrays.copyOf(kinds, length);
        values = Arrays.copyOf(values, length);
        waits = Arrays.copyOf(waits, length);
        unknowns = Arrays.copyOf(unknowns, length);
        heights = Arrays.copyOf(heights, length);
        firstUse = Arrays.copyOf(firstUse, length);
        firstOperand = Arrays.copyOf(firstOperand, length);
    }

    private void growEdges() {
        int length = edges * 2;
        users = Arrays.copyOf(users, length);
        operands = Arrays.copyOf(operands, length);
        costs = Arrays.copyOf(costs, length);
        nextUse = Arrays.copyOf(nextUse, length);
        nextOperand = Arrays.copyOf(nextOperand, length);
    }
}
