package dev.gatehouse.platform.start;

/** Speaks to the person who started the program; what machines read goes through the logger. */
public final class Terminal {

    private Terminal() {}

    /** One line on standard output. */
    public static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** One line on standard error. */
    public static void complain(String line) {
        System.err.println(line);
        System.err.flush();
    }
}
