package dev.gatehouse.permission.modeltest;

import java.io.Serial;

/** A file is no test of a model. The message says where and why. */
final class UnusableFileException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    UnusableFileException(Spot spot, String why) {
        super(spot + ": " + why);
    }

    UnusableFileException(String file, String why) {
        super(file + ": " + why);
    }
}
