package dev.gatehouse.permission.model;

import java.util.Set;

/** What a name stands for in a namespace. */
public sealed interface Definition {

    /** The namespace declares relations, and this name is none of them. Asked for, it is refused; met on the way, it has no members. */
    record Undeclared() implements Definition {}

    /** The namespace declares nothing, so that every name is a relation of stored tuples. */
    record Free() implements Definition {}

    /** A relation of stored tuples, with the types of subjects that it is declared for. */
    record Related(Set<SubjectType> types) implements Definition {
        public Related {
            types = Set.copyOf(types);
        }
    }

    /** A permission. Outside of strict mode tuples stored under its name count as well. */
    record Permitted(Rewrite rewrite) implements Definition {}

    /**
     * A type of subjects.
     *
     * @param relation the relation of a {@code SubjectSet<namespace, relation>}; empty for the objects of the namespace
     */
    record SubjectType(String namespace, String relation) {

        /** The type as the language writes it. */
        String text() {
            return relation.isEmpty() ? namespace : "SubjectSet<%s, \"%s\">".formatted(namespace, relation);
        }
    }
}
