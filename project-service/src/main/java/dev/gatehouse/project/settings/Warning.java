package dev.gatehouse.project.settings;

/**
 * Something in an accepted change that could not be honoured; the rest was applied.
 *
 * @param code stable, for programs
 * @param message a JSON Pointer and the reason, for people
 */
public record Warning(int code, String message) {

    static Warning ignored(Pointer pointer, String reason) {
        return new Warning(4001, pointer + ": ignored, because " + reason + ".");
    }

    /** Also for members of the project document itself. */
    public static Warning unknown(String pointer) {
        return new Warning(4002, pointer + ": ignored, because no such key is known.");
    }

    static Warning clamped(Pointer pointer, String bound) {
        return new Warning(4003, pointer + ": changed to " + bound + ", which is as far as it goes.");
    }

    static Warning migrated(Pointer from, Pointer to) {
        return new Warning(4004, from + ": moved to " + to + ", its place today.");
    }

    static Warning doubtful(Pointer pointer, String reason) {
        return new Warning(4005, pointer + ": " + reason + ".");
    }
}
