package dev.gatehouse.permission.list;

import dev.gatehouse.permission.evaluate.Answer;
import dev.gatehouse.permission.evaluate.Budget;
import dev.gatehouse.permission.evaluate.Evaluation;
import dev.gatehouse.permission.evaluate.Limitation;
import dev.gatehouse.permission.explore.RuledGraph;
import dev.gatehouse.permission.graph.NodeList;
import dev.gatehouse.permission.graph.Vocabulary;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the objects to which a subject has a relation: by a walk for what is certain and, where that leaves anything open, by
 * one for what is possible, whose findings are checked one by one as a page needs them. An object is listed exactly when a
 * check allows it.
 */
final class ObjectSearch {

    private final RuledGraph rules;
    private final Uses uses;
    private final Findings findings;
    private final Budget budget;

    ObjectSearch(RuledGraph rules, Uses uses, Findings findings, Budget budget) {
        this.rules = rules;
        this.uses = uses;
        this.findings = findings;
        this.budget = budget;
    }

    Found<String> page(ObjectQuestion question, @Nullable String after, int size) {
        int relation = rules.relation(question.namespace(), question.relation());
        if (relation == Vocabulary.ABSENT) {
            return new Found<>(List.of(), null, false, rules.graph().revision());
        }
        int namespace = rules.number(question.namespace());
        int subject = rules.graph().node(question.subject());
        Finding finding = findings.of(rules, question, () -> find(namespace, relation, subject));
        Found<String> found = new PagePicker<>(
                        new Objects(question.namespace(), namespace, relation, subject, finding), budget::late)
                .pick(after, size, rules.graph().revision());
        return finding.whole() ? found : new Found<>(found.entries(), found.next(), true, found.revision());
    }

    private Finding find(int namespace, int relation, int subject) {
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
        boolean hidden = uses.unionsOnly() && !certain.doubtful();
        return new Finding(objects, NameKeys.of(rules.graph(), objects), sure, hidden, whole);
    }

    /** What was found, for a page to be picked. */
    private final class Objects implements PagePicker.Candidates<String> {

        private final String namespaceName;
        private final int namespace;
        private final int relation;
        private final int subject;
        private final Finding finding;
        private final NameOrder order;
        private final Evaluation evaluation = rules.evaluation(budget);

        Objects(String namespaceName, int namespace, int relation, int subject, Finding finding) {
            this.namespaceName = namespaceName;
            this.namespace = namespace;
            this.relation = relation;
            this.subject = subject;
            this.finding = finding;
            this.order = new NameOrder(rules.graph(), finding.candidates(), finding.keys());
        }

        @Override
        public int count() {
            return finding.candidates().size();
        }

        @Override
        public int compare(int one, int other) {
            return order.compare(one, other);
        }

        @Override
        public IntPredicate behind(String name) {
            return order.behind(namespaceName, name);
        }

        @Override
        public String name(int candidate) {
            return rules.graph().name(finding.candidates().get(candidate));
        }

        @Override
        public Answer check(int candidate) {
            if (candidate < finding.sure()) {
                return Answer.MEMBER;
            }
            return finding.hidden()
                    ? Answer.unknown(Limitation.DEPTH)
                    : evaluation.check(finding.candidates().get(candidate), namespace, relation, subject);
        }
    }
}
