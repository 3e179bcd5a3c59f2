package dev.gatehouse.specimen.cycle.egg;

import dev.gatehouse.specimen.cycle.hen.Hen;
import org.jspecify.annotations.Nullable;

/** Comes from a hen. */
public record Egg(@Nullable Hen from) {}
