package dev.gatehouse.permission.model;

import dev.gatehouse.permission.model.ClassDeclaration.ComputedUse;
import dev.gatehouse.permission.model.ClassDeclaration.Entry;
import dev.gatehouse.permission.model.ClassDeclaration.Permit;
import dev.gatehouse.permission.model.ClassDeclaration.Relation;
import dev.gatehouse.permission.model.ClassDeclaration.TraverseUse;
import dev.gatehouse.permission.model.ClassDeclaration.Use;
import dev.gatehouse.permission.model.Definition.SubjectType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Warns of what is valid and rarely meant (permission.md §13.2). */
final class ModelReview {

    /** A name of a class; with a target, all that traversing from it to the target leads to. */
    private record Node(String namespace, String name, String target) {}

    private final Declarations declarations;
    private final Diagnostics diagnostics;
    private final Map<Node, Integer> nodes = new HashMap<>();
    private final DirectedGraph everything = new DirectedGraph();
    private final DirectedGraph withoutTuples = new DirectedGraph();
    private final Set<Node> used = new HashSet<>();
    /** Of traversals: a class whose objects do not have the target. */
    private final Map<Node, String> lacking = new HashMap<>();

    ModelReview(Declarations declarations, Diagnostics diagnostics) {
        this.declarations = declarations;
        this.diagnostics = diagnostics;
    }

    void run() {
        warnOfDuplicates();
        declarations
                .byName()
                .forEach((namespace, entries) -> entries.values().forEach(entry -> link(namespace, entry)));
        warnOfCycles();
        warnOfUnused();
    }

    private void warnOfDuplicates() {
        Set<String> namespaces = new HashSet<>();
        for (ClassDeclaration declared : declarations.classes()) {
            if (!namespaces.add(declared.name().text())) {
                diagnostics.warning(
                        declared.name(),
                        "the class %s is declared before; this one is unreachable".formatted(declared.name()));
                continue;
            }
            Set<String> names = new HashSet<>();
            for (Entry entry : declared.entries()) {
                if (!names.add(entry.name().text())) {
                    diagnostics.warning(
                            entry.name(),
                            "%s is declared before in this class; this one is unreachable".formatted(entry.name()));
                }
            }
        }
    }

    private void link(String namespace, Entry entry) {
        int here = number(new Node(namespace, entry.name().text(), ""));
        switch (entry) {
            case Relation relation -> {
                for (SubjectType type :
                        declarations.types(namespace, relation.name().text())) {
                    if (!type.relation().isEmpty()) {
                        Node set = new Node(type.namespace(), type.relation(), "");
                        used.add(set);
                        everything.link(here, number(set));
                    }
                }
            }
            case Permit permit -> permit.uses().forEach(use -> link(namespace, here, use));
        }
    }

    private void link(String namespace, int here, Use use) {
        Node relation = new Node(namespace, use.relation().text(), "");
        used.add(relation);
        switch (use) {
            case ComputedUse _ -> {
                everything.link(here, number(relation));
                withoutTuples.link(here, number(relation));
            }
            case TraverseUse(Name name, Name target, boolean _) -> {
                Node traversal = new Node(namespace, name.text(), target.text());
                if (!nodes.containsKey(traversal)) {
                    link(traversal);
                }
                everything.link(here, number(traversal));
                String without = lacking.get(traversal);
                if (without != null) {
                    diagnostics.warning(
                            target,
                            "%s traverses to the objects of class %s, which do not have %s; subject sets of it give nothing here"
                                    .formatted(name, Diagnostics.quote(without), target));
                }
            }
        }
    }

    /** Traversing goes to the object of a subject set, whatever its relation, while types are checked for its members. */
    private void link(Node traversal) {
        int here = number(traversal);
        for (SubjectType type : declarations.types(traversal.namespace, traversal.name)) {
            if (declarations.has(type.namespace(), traversal.target)) {
                Node target = new Node(type.namespace(), traversal.target, "");
                used.add(target);
                everything.link(here, number(target));
            } else {
                lacking.putIfAbsent(traversal, type.namespace());
            }
        }
    }

    private void warnOfCycles() {
        int[] loops = everything.components();
        int[] empty = withoutTuples.components();
        declarations
                .byName()
                .forEach((namespace, entries) -> entries.values().forEach(entry -> {
                    if (entry instanceof Permit permit) {
                        warnOfCycles(namespace, permit, loops, empty);
                    }
                }));
    }

    private void warnOfCycles(String namespace, Permit permit, int[] loops, int[] empty) {
        int here = number(new Node(namespace, permit.name().text(), ""));
        for (Use use : permit.uses()) {
            int there = number(new Node(namespace, use.relation().text(), ""));
            if (use instanceof ComputedUse && empty[here] == empty[there]) {
                diagnostics.warning(
                        use.relation(),
                        "%s and %s follow from each other without a tuple between"
                                .formatted(permit.name(), use.relation()));
            }
            int negated = use instanceof TraverseUse(Name name, Name target, boolean _)
                    ? number(new Node(namespace, name.text(), target.text()))
                    : there;
            if (use.negated() && loops[here] == loops[negated]) {
                diagnostics.warning(
                        use.relation(),
                        "what is negated here may lead back to %s; where it does, nobody has it"
                                .formatted(permit.name()));
            }
        }
    }

    /** Only where permissions are declared: relations of classes without any are there to be asked for. */
    private void warnOfUnused() {
        declarations.byName().forEach((namespace, entries) -> {
            if (entries.values().stream().noneMatch(Permit.class::isInstance)) {
                return;
            }
            entries.values().forEach(entry -> {
                if (entry instanceof Relation
                        && !used.contains(new Node(namespace, entry.name().text(), ""))) {
                    diagnostics.warning(entry.name(), "nothing in the model uses relation %s".formatted(entry.name()));
                }
            });
        });
    }

    private int number(Node node) {
        return nodes.computeIfAbsent(node, _ -> {
            withoutTuples.node();
            return everything.node();
        });
    }
}
