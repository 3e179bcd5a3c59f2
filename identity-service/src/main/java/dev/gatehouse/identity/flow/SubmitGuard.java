package dev.gatehouse.identity.flow;

import dev.gatehouse.identity.problem.IdentityProblems;
import dev.gatehouse.identity.ui.Ui;

/** Whether a submit comes from where the flow was begun (identity.md §4.2). */
public final class SubmitGuard {

    private SubmitGuard() {}

    /**
     * Refuses a form that another site made a browser send (403), and a browser that was made to use a flow of an application
     * (400): such a flow has no protection against forgery, so nothing that a browser adds by itself may come with it.
     */
    public static void check(Visit visit, Flow flow, Submission submission) {
        if (flow.browser()) {
            String token = submission.text(Ui.CSRF_TOKEN).orElse("");
            if (visit.csrf().isEmpty() || !visit.csrf().get().masks(token)) {
                throw IdentityProblems.forged();
            }
        } else if (visit.origin()) {
            throw IdentityProblems.malformed(
                    "The request has an Origin header, so it comes from a browser, but the flow was"
                            + " started for an application. Browsers start their flows at the browser endpoint.");
        } else if (visit.cookies()) {
            throw IdentityProblems.malformed(
                    "The request has a Cookie header, so it comes from a browser, but the flow was"
                            + " started for an application. Applications send no cookies, browsers start their flows at the browser"
                            + " endpoint.");
        }
    }
}
