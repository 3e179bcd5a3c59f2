package dev.gatehouse.specimen.unmarked;

/** Its package has no package-info. */
record Unmarked(String text) {}
