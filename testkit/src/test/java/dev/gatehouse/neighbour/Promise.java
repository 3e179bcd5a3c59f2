package dev.gatehouse.neighbour;

/** Public, but of another module. */
public record Promise(String text) {}
