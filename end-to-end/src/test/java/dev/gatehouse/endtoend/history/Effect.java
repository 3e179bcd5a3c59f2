package dev.gatehouse.endtoend.history;

/**
 * What an operation saw of a few boolean registers and what it made of them, in one moment. Register <i>i</i> is bit <i>i</i>.
 *
 * @param read the registers whose values it told
 * @param seen their values
 * @param written the registers that it set
 * @param set the values it gave them
 */
public record Effect(int read, int seen, int written, int set) {

    public Effect {
        if ((seen & ~read) != 0 || (set & ~written) != 0) {
            throw new IllegalArgumentException("A value belongs to a register that was read or written.");
        }
    }

    /** It told these values. */
    public static Effect saw(int registers, int values) {
        return new Effect(registers, values, 0, 0);
    }

    /** It set these values and told nothing. */
    public static Effect wrote(int registers, int values) {
        return new Effect(0, 0, registers, values);
    }

    /** It told nothing and changed nothing, as a read without an answer. */
    public static Effect nothing() {
        return new Effect(0, 0, 0, 0);
    }

    /** And in the same moment it set these values. */
    public Effect andWrote(int registers, int values) {
        return new Effect(read, seen, registers, values);
    }

    boolean writes() {
        return written != 0;
    }

    boolean fits(int state) {
        return (state & read) == seen;
    }

    int after(int state) {
        return (state & ~written) | set;
    }
}
