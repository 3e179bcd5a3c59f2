package dev.gatehouse.permission.tuple;

/** One stored fact: the subject has the relation to the object. Names are compared byte by byte. */
public record RelationTuple(String namespace, String object, String relation, Subject subject) {

    /** The set whose member this tuple makes its subject. */
    public SubjectSet set() {
        return new SubjectSet(namespace, object, relation);
    }
}
