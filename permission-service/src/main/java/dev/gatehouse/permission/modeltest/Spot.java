package dev.gatehouse.permission.modeltest;

/** A place in a file, for people: both numbers begin with 1. */
record Spot(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
