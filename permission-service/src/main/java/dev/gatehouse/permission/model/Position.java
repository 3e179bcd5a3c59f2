package dev.gatehouse.permission.model;

/**
 * A place in a text, for people: both numbers begin with 1, and a column is one character however many bytes it takes.
 */
public record Position(int line, int column) {

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
