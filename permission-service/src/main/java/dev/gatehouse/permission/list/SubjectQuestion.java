package dev.gatehouse.permission.list;

import dev.gatehouse.permission.tuple.SubjectSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is in the set?
 *
 * @param namespace of the subjects that are asked for; null for all, and for individuals without one
 * @param relation of the subjects that are asked for; empty for individuals
 */
public record SubjectQuestion(SubjectSet set, @Nullable String namespace, String relation) {}
