package dev.gatehouse.permission.model;

import dev.gatehouse.permission.model.ClassDeclaration.ComputedUse;
import dev.gatehouse.permission.model.ClassDeclaration.Entry;
import dev.gatehouse.permission.model.ClassDeclaration.OfSet;
import dev.gatehouse.permission.model.ClassDeclaration.Permit;
import dev.gatehouse.permission.model.ClassDeclaration.Relation;
import dev.gatehouse.permission.model.ClassDeclaration.TraverseUse;
import dev.gatehouse.permission.model.ClassDeclaration.TypeReference;
import dev.gatehouse.permission.model.ClassDeclaration.Use;
import dev.gatehouse.permission.model.Definition.SubjectType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that every name that is used is declared (permission.md §13.1). The order of declarations does not matter. */
final class TypeCheck {

    /** A relation whose subjects shall all have the target. */
    private record Traversal(String namespace, String relation, String target) {}

    private final Declarations declarations;
    private final Diagnostics diagnostics;
    private final Set<Traversal> sound = new HashSet<>();

    TypeCheck(Declarations declarations, Diagnostics diagnostics) {
        this.declarations = declarations;
        this.diagnostics = diagnostics;
    }

    void run() {
        for (ClassDeclaration declared : declarations.classes()) {
            for (Entry entry : declared.entries()) {
                if (diagnostics.enoughErrors()) {
                    return;
                }
                switch (entry) {
                    case Relation relation -> relation.types().forEach(this::check);
                    case Permit permit ->
                        permit.uses().forEach(use -> check(declared.name().text(), use));
                }
            }
        }
    }

    private void check(TypeReference reference) {
        Name type = reference.type();
        if (!declarations.has(type.text())) {
            diagnostics.error(type, "namespace %s was not declared".formatted(type));
        } else if (reference instanceof OfSet(Name _, Name relation)
                && !declarations.has(type.text(), relation.text())) {
            diagnostics.error(relation, undeclared(type.text(), relation));
        }
    }

    private void check(String namespace, Use use) {
        Name relation = use.relation();
        if (diagnostics.enoughErrors()) {
            return;
        }
        if (!declarations.has(namespace, relation.text())) {
            diagnostics.error(
                    relation,
                    "relation %s was not declared in namespace %s".formatted(relation, Diagnostics.quote(namespace)));
            return;
        }
        switch (use) {
            case ComputedUse _ -> {}
            case TraverseUse(Name _, Name target, boolean _) -> {
                String lacking = lacking(new Traversal(namespace, relation.text(), target.text()));
                if (lacking != null) {
                    diagnostics.error(target, undeclared(lacking, target));
                }
            }
        }
    }

    /**
     * A class of subjects that lacks the target. The types of a {@code SubjectSet<T, "r">} are those of T.r. What proved to be
     * sound for one use is not looked at again for another.
     */
    private @Nullable String lacking(Traversal start) {
        Set<Traversal> seen = new HashSet<>();
        Deque<Traversal> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty()) {
            Traversal here = open.remove();
            if (sound.contains(here) || !seen.add(here)) {
                continue;
            }
            for (SubjectType type : declarations.types(here.namespace, here.relation)) {
                if (!type.relation().isEmpty()) {
                    open.add(new Traversal(type.namespace(), type.relation(), here.target));
                } else if (declarations.has(type.namespace()) && !declarations.has(type.namespace(), here.target)) {
                    return type.namespace();
                }
            }
        }
        sound.addAll(seen);
        return null;
    }

    private static String undeclared(String namespace, Name relation) {
        return "namespace %s did not declare relation %s".formatted(Diagnostics.quote(namespace), relation);
    }
}
