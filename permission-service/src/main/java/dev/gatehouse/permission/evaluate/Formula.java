package dev.gatehouse.permission.evaluate;

import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.model.Rewrite;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a permission that intersects or complements, as a list in which every operand stands behind what it is an
 * operand of. So it is walked by a loop, however deep it nests.
 */
final class Formula {

    /** What an entry of the list is. */
    enum Kind {
        ANY,
        ALL,
        NOT,
        COMPUTED,
        TRAVERSE
    }

    /** The parent of what is an alternative of the permission itself. */
    static final int PERMISSION = -1;

    /**
     * An entry.
     *
     * @param parent the index of the entry whose operand it is, or {@link #PERMISSION}
     * @param relation the relation of {@link Kind#COMPUTED} and {@link Kind#TRAVERSE}
     * @param target the name that a traversal asks for
     */
    record Entry(Kind kind, int parent, int relation, int target) {}

    private final Entry[] entries;

    private Formula(List<Entry> entries) {
        this.entries = entries.toArray(Entry[]::new);
    }

    int size() {
        return entries.length;
    }

    Entry entry(int index) {
        return entries[index];
    }

    /** Collects alternatives. */
    static final class Builder {

        private record Operand(Rewrite rewrite, int parent) {}

        private final Vocabulary vocabulary;
        private final List<Entry> entries = new ArrayList<>();

        Builder(Vocabulary vocabulary) {
            this.vocabulary = vocabulary;
        }

        void add(Rewrite alternative) {
            Deque<Operand> open = new ArrayDeque<>(List.of(new Operand(alternative, PERMISSION)));
            while (!open.isEmpty()) {
                Operand operand = open.pop();
                int index = entries.size();
                entries.add(entry(operand));
                operands(operand.rewrite).reversed().forEach(next -> open.push(new Operand(next, index)));
            }
        }

        @Nullable Formula build() {
            return entries.isEmpty() ? null : new Formula(entries);
        }

        private Entry entry(Operand operand) {
            return switch (operand.rewrite) {
                case Rewrite.Union _ -> new Entry(Kind.ANY, operand.parent, 0, 0);
                case Rewrite.Intersection _ -> new Entry(Kind.ALL, operand.parent, 0, 0);
                case Rewrite.Complement _ -> new Entry(Kind.NOT, operand.parent, 0, 0);
                case Rewrite.Computed(String relation) ->
                    new Entry(Kind.COMPUTED, operand.parent, vocabulary.intern(relation), 0);
                case Rewrite.Traverse(String relation, String target) ->
                    new Entry(Kind.TRAVERSE, operand.parent, vocabulary.intern(relation), vocabulary.intern(target));
            };
        }

        private static List<Rewrite> operands(Rewrite rewrite) {
            return switch (rewrite) {
                case Rewrite.Union(List<Rewrite> operands) -> operands;
                case Rewrite.Intersection(List<Rewrite> operands) -> operands;
                case Rewrite.Complement(Rewrite operand) -> List.of(operand);
                case Rewrite.Computed _, Rewrite.Traverse _ -> List.of();
            };
        }
    }
}
