package dev.gatehouse.permission.model;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
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
}
