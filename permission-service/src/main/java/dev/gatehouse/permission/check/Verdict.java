package dev.gatehouse.permission.check;

import dev.gatehouse.permission.evaluate.Answer;

/**
 * The answer to a question.
 *
 * @param revision the revision of the project's tuples at which it holds
 */
record Verdict(Answer answer, long revision) {

    public boolean allowed() {
        return answer.allowed();
    }
}
