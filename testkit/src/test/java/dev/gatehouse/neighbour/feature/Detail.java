package dev.gatehouse.neighbour.feature;

/** Public for the module's other packages, and for nobody else. */
public record Detail(String text) {}
