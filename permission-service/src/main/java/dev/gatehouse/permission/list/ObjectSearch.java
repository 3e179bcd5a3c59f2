package dev.gatehouse.permission.list;

import dev.gatehouse.permission.evaluate.Answer;
import dev.gatehouse.permission.evaluate.Budget;
import dev.gatehouse.permission.evaluate.Evaluation;
import dev.gatehouse.permission.evaluate.Limitation;
import dev.gatehouse.permission.explore.RuledGraph;
import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.Vocabulary;
import dev.gatehouse.permission.tuple.SubjectOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the objects to which a subject has a relation: by a walk for what is certain and, where that leaves anything open, by
 * one for what is possible, whose findings are checked one by one as a page needs them. An object is listed exactly when a
 * check allows it.
 */
final class ObjectSearch {

    private final RuledGraph rules;
    private final Uses uses;
    private final Budget budget;

    ObjectSearch(RuledGraph rules, Uses uses, Budget budget) {
        this.rules = rules;
        this.uses = uses;
        this.budget = budget;
    }

    Found<String> page(ObjectQuestion question, @Nullable String after, int size) {
        int relation = rules.relation(question.namespace(), question.relation());
        if (relation == Vocabulary.ABSENT) {
            return new Found<>(List.of(), null, false, rules.graph().revision());
        }
        int namespace = rules.number(question.namespace());
        int subject = rules.node(question.subject());
        ReverseWalk certain = new ReverseWalk(rules, uses, budget, true, namespace, relation);
        certain.from(subject);
        NodeList objects = certain.objects();
        int sure = objects.size();
        boolean whole = certain.whole();
        if (certain.cut() || certain.doubtful() || certain.stuck() || uses.someAlways()) {
            ReverseWalk possible = new ReverseWalk(rules, uses, budget, false, namespace, relation);
            possible.from(subject);
            whole &= possible.whole();
            for (int at = 0; at < possible.objects().size(); at++) {
                if (!certain.found(possible.objects().get(at))) {
                    objects.add(possible.objects().get(at));
                }
            }
        }
        // Where everything is a union, the walk has found the shortest way, and nothing but the depth can be in it.
        boolean tooDeep = uses.unionsOnly() && !certain.doubtful();
        Evaluation evaluation = rules.evaluation(budget);
        Found<String> found = new PagePicker<>(
                        new PagePicker.Candidates<String>() {
                            @Override
                            public int count() {
                                return objects.size();
                            }

                            @Override
                            public String name(int candidate) {
                                return rules.graph().name(objects.get(candidate));
                            }

                            @Override
                            public Answer check(int candidate) {
                                if (candidate < sure) {
                                    return Answer.MEMBER;
                                }
                                return tooDeep
                                        ? Answer.unknown(Limitation.DEPTH)
                                        : evaluation.check(objects.get(candidate), namespace, relation, subject);
                            }
                        },
                        SubjectOrder.NAMES,
                        budget::late)
                .pick(after, size, rules.graph().revision());
        return whole ? found : new Found<>(found.entries(), found.next(), true, found.revision());
    }
}
