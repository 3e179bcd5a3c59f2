package dev.gatehouse.permission.tuple;

/** An individual named by an opaque text, of no namespace. {@code *} is a name like any other. */
public record SubjectId(String id) implements Subject {}
