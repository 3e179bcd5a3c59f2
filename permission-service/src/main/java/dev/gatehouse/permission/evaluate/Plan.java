package dev.gatehouse.permission.evaluate;

import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.model.Definition;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Rules in the numbers of a vocabulary. What a name means is worked out when it is first asked for; names that the vocabulary
 * gets later are no different. Safe for many threads.
 */
public final class Plan {

    /** Above so many names, most are made up by tuples, and an array for all of them would be nearly empty. */
    private static final int DENSE = 1_024;

    private final Rules rules;
    private final Vocabulary vocabulary;
    private final Map<Long, Meaning> further = new ConcurrentHashMap<>();

    // Races only make a meaning twice: all its fields are final, and an array that is seen too late is asked to grow
    // again.
    private @Nullable Meaning[] @Nullable [] meanings = new Meaning[16][];

    public Plan(Rules rules, Vocabulary vocabulary) {
        this.rules = rules;
        this.vocabulary = vocabulary;
    }

    public Rules rules() {
        return rules;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** What a name means in a namespace. */
    public Meaning meaning(int namespace, int relation) {
        @Nullable Meaning[] @Nullable [] all = meanings;
        if (namespace < all.length) {
            @Nullable Meaning[] some = all[namespace];
            if (some != null && relation < some.length) {
                Meaning known = some[relation];
                if (known != null) {
                    return known;
                }
            }
        }
        return learn(namespace, relation);
    }

    private Meaning learn(int namespace, int relation) {
        return namespace < DENSE && relation < DENSE
                ? keep(namespace, relation)
                : further.computeIfAbsent(Keys.of(namespace, relation), _ -> meaningOf(namespace, relation));
    }

    private Meaning meaningOf(int namespace, int relation) {
        Definition definition = rules.model().definition(vocabulary.name(namespace), vocabulary.name(relation));
        return Meaning.of(definition, rules.strict(), vocabulary);
    }

    private synchronized Meaning keep(int namespace, int relation) {
        Meaning meaning = meaningOf(namespace, relation);
        if (namespace >= meanings.length) {
            meanings = Arrays.copyOf(meanings, Math.max(namespace + 1, meanings.length * 2));
        }
        @Nullable Meaning[] some = meanings[namespace];
        if (some == null || relation >= some.length) {
            some = some == null
                    ? new Meaning[relation + 8]
                    : Arrays.copyOf(some, Math.max(relation + 1, some.length * 2));
        }
        some[relation] = meaning;
        meanings[namespace] = some;
        return meaning;
    }
}
