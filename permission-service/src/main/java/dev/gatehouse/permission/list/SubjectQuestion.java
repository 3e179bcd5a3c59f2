package dev.gatehouse.permission.list;

import dev.gatehouse.permission.tuple.SubjectSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is in the set?
 *
 * @param namespace of the subjects that are asked for; empty for individuals without one; null for all of them
 * @param relation of the subjects that are asked for; empty for individuals
 */
public record SubjectQuestion(SubjectSet set, @Nullable String namespace, String relation) {}
