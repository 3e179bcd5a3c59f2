package dev.gatehouse.permission.evaluate;

import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.TupleGraph;
import java.util.Arrays;

/**
 * Explores everything a question leads to, level by level, as a system of equations, and stops as soon as the question is
 * settled. A name that holds the subject directly is settled, and its tuples are not followed.
 *
 * <p>Say {@code doc:a#view} is {@code viewer && !banned}. Of the first level there are three names; {@code view} is all of
 * {@code viewer} and of not {@code banned}. A tuple {@code doc:a#viewer@group:g#member} makes {@code viewer} any of the name
 * {@code group:g#member} of the second level; when no tuple is in {@code banned}, that is settled as not so, and view waits
 * for the group alone.
 *
 * <p>Names that cannot matter any more are left out, which {@link Search#leaveOut} notes.
 */
final class Exploration {

    private final Search search;
    private final TupleGraph graph;
    private final Equations equations = new Equations();

    // By element: its equation, and whether its tuples are still to be followed.
    private int[] equationOf = new int[64];
    private boolean[] open = new boolean[64];

    // The traversals of a level, side by side: from which element, over which node, to which name, into which equation.
    private final NodeList traversers = new NodeList();
    private final NodeList traversed = new NodeList();
    private final NodeList targets = new NodeList();
    private final NodeList results = new NodeList();

    private int[] parts = new int[16];
    private boolean deep;
    private boolean conditional;

    Exploration(Search search) {
        this.search = search;
        this.graph = search.graph;
    }

    /** The answer to the question that the search began with. */
    Answer answer() {
        equations.clear();
        deep = false;
        conditional = false;
        enter(0);
        Membership found = explore();
        remember();
        return switch (found) {
            case MEMBER -> Answer.MEMBER;
            case NOT_MEMBER -> Answer.NOT_MEMBER;
            case UNKNOWN ->
                Answer.unknown(deep ? Limitation.DEPTH : conditional ? Limitation.CONDITION : Limitation.CYCLE);
        };
    }

    private Membership explore() {
        int from = 0;
        for (int distance = 0; from < search.size() && !equations.settled(equationOf[0]); distance++) {
            search.meter.look();
            complete(from, distance);
            int to = search.size();
            if (!equations.settled(equationOf[0])) {
                ask(from, to);
                look(from, to);
            }
            if (!equations.settled(equationOf[0])) {
                follow(from, to, distance + 1);
            }
            from = to;
        }
        return equations.solve(equationOf[0], search.meter);
    }

    /** Puts together what the names of a level mean, which adds the names of the same objects they are computed from. */
    private void complete(int from, int distance) {
        traversers.clear();
        traversed.clear();
        targets.clear();
        results.clear();
        sweep();
        for (int element = from; element < search.size(); element++) {
            Membership remembered = search.remembered(element, distance);
            if (remembered != null) {
                recall(element, remembered);
            } else if (isUseless(element)) {
                leaveOut(element);
            } else {
                compose(element);
            }
        }
    }

    private void recall(int element, Membership remembered) {
        search.leaveOut();
        open[element] = false;
        int height = search.memo.height(search.object(element), search.relation(element));
        equations.settle(equationOf[element], remembered == Membership.MEMBER, height);
    }

    private void compose(int element) {
        Meaning meaning = search.meaning(element);
        search.meter.spend(meaning.parts());
        int equation = equationOf[element];
        for (int name : meaning.computed()) {
            equations.operand(equation, computed(element, name), 0);
        }
        int[] names = meaning.traversed();
        for (int i = 0; i < names.length; i++) {
            traverse(element, names[i], meaning.targets()[i], equation);
        }
        Formula formula = meaning.formula();
        if (formula != null) {
            compose(element, formula);
        }
    }

    private void compose(int element, Formula formula) {
        int size = formula.size();
        search.meter.spend(size);
        if (parts.length < size) {
            parts = new int[size];
        }
        for (int i = 0; i < size; i++) {
            Formula.Entry entry = formula.entry(i);
            parts[i] = switch (entry.kind()) {
                case ANY, TRAVERSE -> equations.any();
                case ALL -> equations.all();
                case NOT -> equations.not();
                case COMPUTED -> computed(element, entry.relation());
            };
            equations.operand(
                    entry.parent() == Formula.PERMISSION ? equationOf[element] : parts[entry.parent()], parts[i], 0);
        }
        for (int i = 0; i < size; i++) {
            Formula.Entry entry = formula.entry(i);
            switch (entry.kind()) {
                case ANY, ALL -> equations.close(parts[i]);
                case TRAVERSE -> {
                    if (!traverse(element, entry.relation(), entry.target(), parts[i])) {
                        equations.close(parts[i]);
                    }
                }
                case NOT, COMPUTED -> {}
            }
        }
    }

    private int computed(int element, int name) {
        if (search.addName(element, name)) {
            return enter(search.size() - 1);
        }
        return equationOf[search.find(search.object(element), name)];
    }

    /** Whether there is anything to traverse; then the equation is closed when that was followed. */
    private boolean traverse(int element, int relation, int target, int equation) {
        int node = search.traversable(element, relation);
        if (node == TupleGraph.ABSENT) {
            return false;
        }
        traversers.add(element);
        traversed.add(node);
        targets.add(target);
        results.add(equation);
        return true;
    }

    private void ask(int from, int to) {
        search.sets.clear();
        search.typed.clear();
        for (int element = from; element < to; element++) {
            if (hasTuples(element)) {
                search.sets.add(search.node(element));
            }
        }
        search.typed.addAll(traversed);
        graph.prefetch(search.sets, search.typed, search.subject());
    }

    private void look(int from, int to) {
        for (int element = from; element < to; element++) {
            if (hasTuples(element)) {
                switch (search.tuples.direct(search.node(element), search.subject(), search.meaning(element))) {
                    case MEMBER -> {
                        open[element] = false;
                        equations.settle(equationOf[element], true, 0);
                    }
                    case NOT_MEMBER -> {}
                    case UNKNOWN -> {
                        conditional = true;
                        equations.unknown(equationOf[element]);
                    }
                }
            }
        }
    }

    private void follow(int from, int to, int distance) {
        sweep();
        for (int element = from; element < to; element++) {
            if (open[element] && isUseless(element)) {
                leaveOut(element);
            } else if (hasTuples(element)) {
                search.found.clear();
                graph.sets(search.node(element), search.found);
                search.meter.spend(search.found.size());
                for (int i = 0; i < search.found.size(); i++) {
                    int set = search.found.get(i);
                    link(
                            search.node(element),
                            set,
                            search.meaning(element),
                            graph.relation(set),
                            equationOf[element],
                            distance);
                }
            }
        }
        for (int traversal = 0; traversal < traversed.size(); traversal++) {
            follow(traversal, distance);
        }
        for (int element = from; element < to; element++) {
            if (open[element]) {
                open[element] = false;
                equations.close(equationOf[element]);
            }
        }
    }

    private void follow(int traversal, int distance) {
        int element = traversers.get(traversal);
        if (!open[element]) {
            return;
        }
        int node = traversed.get(traversal);
        int result = results.get(traversal);
        Meaning meaning = search.plan.meaning(search.namespace(element), graph.relation(node));
        search.found.clear();
        graph.typed(node, search.found);
        search.meter.spend(search.found.size());
        for (int i = 0; i < search.found.size(); i++) {
            link(node, search.found.get(i), meaning, targets.get(traversal), result, distance);
        }
        if (result != equationOf[element]) {
            equations.close(result);
        }
    }

    /** Makes a name of a tuple's subject an operand, as far as the tuple counts. */
    private void link(int set, int subject, Meaning meaning, int name, int user, int distance) {
        switch (search.tuples.counts(set, subject, meaning)) {
            case MEMBER -> join(user, subject, name, distance);
            case NOT_MEMBER -> {}
            case UNKNOWN -> {
                conditional = true;
                int both = equations.all();
                equations.unknown(both);
                equations.operand(user, both, 0);
                join(both, subject, name, distance);
                equations.close(both);
            }
        }
    }

    private void join(int user, int subject, int name, int distance) {
        int met = search.find(graph.object(subject), name);
        if (met != KeyTable.ABSENT) {
            equations.operand(user, equationOf[met], 1);
        } else if (distance == search.depth) {
            deep = true;
            equations.unknown(user);
        } else if (search.sparing() && equations.settled(user)) {
            search.leaveOut();
        } else {
            search.addTarget(graph.object(subject), name);
            equations.operand(user, enter(search.size() - 1), 1);
        }
    }

    private int enter(int element) {
        if (element >= open.length) {
            equationOf = Arrays.copyOf(equationOf, element * 2);
            open = Arrays.copyOf(open, element * 2);
        }
        open[element] = true;
        equationOf[element] = equations.any();
        return equationOf[element];
    }

    private boolean hasTuples(int element) {
        return open[element] && search.meaning(element).tuples() && search.node(element) != TupleGraph.ABSENT;
    }

    private void sweep() {
        if (search.sparing() && equations.takeShortened()) {
            search.meter.spend(equations.extent());
            equations.mark(equationOf[0]);
        }
    }

    private boolean isUseless(int element) {
        int equation = equationOf[element];
        return search.sparing() && (equations.settled(equation) || !equations.marked(equation));
    }

    private void leaveOut(int element) {
        search.leaveOut();
        open[element] = false;
        equations.unknown(equationOf[element]);
        equations.close(equationOf[element]);
    }

    private void remember() {
        for (int element = 0; element < search.size(); element++) {
            int equation = equationOf[element];
            if (equations.settled(equation)) {
                search.memo.keep(
                        search.object(element),
                        search.relation(element),
                        equations.isTrue(equation),
                        equations.height(equation));
            }
        }
    }
}
