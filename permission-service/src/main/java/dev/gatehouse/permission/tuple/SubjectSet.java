package dev.gatehouse.permission.tuple;

/**
 * Everyone who has the relation to the object. With an empty relation it names the object itself, which is how a typed
 * individual such as {@code User:alice} is written; such a set has no members to look up.
 */
public record SubjectSet(String namespace, String object, String relation) implements Subject {

    /** Whether this stands for the object itself and not for those who have a relation to it. */
    public boolean individual() {
        return relation.isEmpty();
    }
}
