package dev.gatehouse.permission.model;

import dev.gatehouse.permission.model.Definition.SubjectType;
import dev.gatehouse.permission.tuple.RelationTuple;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * What the namespaces of one configuration revision mean. Immutable, and compared by identity: it is made once per revision,
 * and what is derived from it is kept beside it.
 */
public final class PermissionModel {

    private static final Definition UNDECLARED = new Definition.Undeclared();
    private static final Definition FREE = new Definition.Free();

    private final SequencedMap<String, Map<String, Definition>> namespaces;

    private PermissionModel(SequencedMap<String, Map<String, Definition>> namespaces) {
        this.namespaces = namespaces;
    }

    /** Namespaces by name alone, whose tuples may have any relation. */
    public static PermissionModel ofNames(Collection<String> names) {
        SequencedMap<String, Map<String, Definition>> namespaces = new LinkedHashMap<>();
        names.forEach(name -> namespaces.put(name, Map.of()));
        return new PermissionModel(namespaces);
    }

    /** Namespaces with what each declares, in the order of their declaration. */
    public static PermissionModel of(Map<String, Map<String, Definition>> declared) {
        SequencedMap<String, Map<String, Definition>> namespaces = new LinkedHashMap<>();
        declared.forEach((name, relations) -> namespaces.put(name, new LinkedHashMap<>(relations)));
        return new PermissionModel(namespaces);
    }

    /** Whether there is such a namespace. */
    public boolean declares(String namespace) {
        return namespaces.containsKey(namespace);
    }

    /** The names of all namespaces, in the order of their declaration. */
    public SequencedSet<String> namespaces() {
        return Collections.unmodifiableSequencedSet(namespaces.sequencedKeySet());
    }

    /** What a name means; in a namespace that is not declared it means nothing. */
    public Definition definition(String namespace, String relation) {
        Map<String, Definition> relations = namespaces.get(namespace);
        if (relations == null) {
            return UNDECLARED;
        }
        return relations.isEmpty() ? FREE : relations.getOrDefault(relation, UNDECLARED);
    }

    /** The declared names of a namespace, in the order of their declaration; none when it declares nothing. */
    public Map<String, Definition> declarations(String namespace) {
        return Collections.unmodifiableMap(namespaces.getOrDefault(namespace, Map.of()));
    }

    /**
     * Why the model has no place for a tuple: its relation is a permission or not declared, or is not declared for such subjects.
     * A subject that is a plain id has no type to object to.
     */
    public Optional<String> objection(RelationTuple tuple) {
        String relation = Diagnostics.quote(tuple.relation());
        String namespace = Diagnostics.quote(tuple.namespace());
        return switch (definition(tuple.namespace(), tuple.relation())) {
            case Definition.Free() -> Optional.empty();
            case Definition.Undeclared() ->
                Optional.of("relation %s was not declared in namespace %s".formatted(relation, namespace));
            case Definition.Permitted _ ->
                Optional.of("%s of namespace %s is a permission, which follows from other tuples"
                        .formatted(relation, namespace));
            case Definition.Related(var types) ->
                switch (tuple.subject()) {
                    case SubjectId _ -> Optional.empty();
                    case SubjectSet set -> {
                        SubjectType type = new SubjectType(set.namespace(), set.relation());
                        yield types.contains(type)
                                ? Optional.empty()
                                : Optional.of("relation %s of namespace %s was not declared for subjects of type %s"
                                        .formatted(relation, namespace, type.text()));
                    }
                };
        };
    }
}
