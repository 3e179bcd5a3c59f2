package dev.gatehouse.permission.model;

/** A name where it stands in the text, from an offset to another. */
record Name(String text, int start, int end) {

    @Override
    public String toString() {
        return Diagnostics.quote(text);
    }
}
