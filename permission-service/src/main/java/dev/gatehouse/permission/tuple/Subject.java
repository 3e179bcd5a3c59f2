package dev.gatehouse.permission.tuple;

/** Who has a relation: one individual, or everyone who has some relation to some object. */
public sealed interface Subject permits SubjectId, SubjectSet {}
