package dev.gatehouse.permission.model;

import java.util.List;

/** A {@code class … implements Namespace} as it stands in the text. */
record ClassDeclaration(Name name, List<Entry> entries) {

    /** One name that a class declares. */
    sealed interface Entry {
        Name name();
    }

    /** An entry of {@code related}. */
    record Relation(Name name, List<TypeReference> types) implements Entry {}

    /** An entry of {@code permits}, with the names that its expression uses. */
    record Permit(Name name, Rewrite rewrite, List<Use> uses) implements Entry {}

    /** A type of subjects: a class, or a relation of the objects of a class. */
    sealed interface TypeReference {
        Name type();

        /** The type as a model has it. */
        default Definition.SubjectType subjectType() {
            return new Definition.SubjectType(
                    type().text(), this instanceof OfSet set ? set.relation().text() : "");
        }
    }

    record OfObjects(Name type) implements TypeReference {}

    record OfSet(Name type, Name relation) implements TypeReference {}

    /** Where an expression uses a name of its own class. */
    sealed interface Use {
        Name relation();

        /** Whether there is a {@code !} before it or before a group around it. */
        boolean negated();
    }

    /** {@code includes} and {@code permits.p(ctx)}. */
    record ComputedUse(Name relation, boolean negated) implements Use {}

    /** {@code traverse}. */
    record TraverseUse(Name relation, Name target, boolean negated) implements Use {}
}
