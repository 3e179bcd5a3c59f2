package dev.gatehouse.permission.model;

import dev.gatehouse.permission.model.ClassDeclaration.Entry;
import dev.gatehouse.permission.model.ClassDeclaration.Permit;
import dev.gatehouse.permission.model.ClassDeclaration.Relation;
import dev.gatehouse.permission.model.ClassDeclaration.TypeReference;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that a text declares, by name. Of equal names the first wins, and relations and permissions share theirs. */
final class Declarations {

    private final List<ClassDeclaration> classes;
    private final Map<String, Map<String, Entry>> byName = new LinkedHashMap<>();
    private final Map<Definition.SubjectType, SequencedSet<Definition.SubjectType>> types = new HashMap<>();

    Declarations(List<ClassDeclaration> classes) {
        this.classes = classes;
        for (ClassDeclaration declared : classes) {
            if (!byName.containsKey(declared.name().text())) {
                Map<String, Entry> entries = new LinkedHashMap<>();
                declared.entries()
                        .forEach(entry -> entries.putIfAbsent(entry.name().text(), entry));
                byName.put(declared.name().text(), entries);
            }
        }
    }

    /** All of them, also those that are never found by their name. */
    List<ClassDeclaration> classes() {
        return classes;
    }

    /** The entries of all classes that are found by their names. */
    Map<String, Map<String, Entry>> byName() {
        return byName;
    }

    boolean has(String namespace) {
        return byName.containsKey(namespace);
    }

    boolean has(String namespace, String name) {
        return find(namespace, name) != null;
    }

    @Nullable Entry find(String namespace, String name) {
        return byName.getOrDefault(namespace, Map.of()).get(name);
    }

    /** The types that a relation is declared for, each once; a permission has none. */
    SequencedSet<Definition.SubjectType> types(String namespace, String name) {
        return types.computeIfAbsent(new Definition.SubjectType(namespace, name), _ -> types(find(namespace, name)));
    }

    private static SequencedSet<Definition.SubjectType> types(@Nullable Entry entry) {
        return entry instanceof Relation(Name _, List<TypeReference> types)
                ? types.stream().map(TypeReference::subjectType).collect(Collectors.toCollection(LinkedHashSet::new))
                : new LinkedHashSet<>();
    }

    /** What they mean. */
    PermissionModel model() {
        Map<String, Map<String, Definition>> definitions = new LinkedHashMap<>();
        byName.forEach((namespace, entries) -> {
            Map<String, Definition> names = new LinkedHashMap<>();
            entries.forEach((name, entry) -> names.put(
                    name,
                    switch (entry) {
                        case Relation relation -> new Definition.Related(types(relation));
                        case Permit permit -> new Definition.Permitted(permit.rewrite());
                    }));
            definitions.put(namespace, names);
        });
        return PermissionModel.of(definitions);
    }
}
