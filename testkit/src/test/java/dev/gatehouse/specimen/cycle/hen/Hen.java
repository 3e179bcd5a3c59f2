package dev.gatehouse.specimen.cycle.hen;

import dev.gatehouse.specimen.cycle.egg.Egg;

/** Comes from an egg. */
public record Hen(Egg from) {}
