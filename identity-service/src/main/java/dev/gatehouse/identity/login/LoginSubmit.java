package dev.gatehouse.identity.login;

import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.directory.Aal;
import dev.gatehouse.identity.flow.Flow;
import dev.gatehouse.identity.flow.FlowState;
import dev.gatehouse.identity.flow.FlowStore;
import dev.gatehouse.identity.flow.Submission;
import dev.gatehouse.identity.flow.Visit;
import dev.gatehouse.identity.login.LoginMethod.Result;
import dev.gatehouse.identity.problem.IdentityProblems;
import dev.gatehouse.identity.session.AuthenticationMethod;
import dev.gatehouse.identity.session.OpenSession;
import dev.gatehouse.identity.session.SessionToken;
import dev.gatehouse.identity.session.Sessions;
import dev.gatehouse.identity.ui.Group;
import dev.gatehouse.identity.ui.Message;
import dev.gatehouse.identity.ui.Messages;
import dev.gatehouse.identity.ui.NodeOrder;
import dev.gatehouse.identity.ui.Ui;
import dev.gatehouse.platform.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Judges the form of a login flow (identity.md §7.3). */
@Service
class LoginSubmit {

    private final List<LoginMethod> methods;
    private final LoginStart start;
    private final FlowStore flows;
    private final Sessions sessions;

    LoginSubmit(List<LoginMethod> methods, LoginStart start, FlowStore flows, Sessions sessions) {
        this.methods = List.copyOf(methods);
        this.start = start;
        this.flows = flows;
        this.sessions = sessions;
    }

    /**
     * Signs in, or says why not.
     *
     * @param page whether the answer is a page
     * @param fields reads what was sent; asked last, since an old flow or a session is told whatever was sent
     */
    LoginOutcome submit(Visit visit, Flow flow, boolean page, Supplier<Submission> fields) {
        if (!(flow.state() instanceof FlowState.Login(boolean refresh, Aal aal))) {
            throw IdentityProblems.unknown();
        }
        Realm realm = visit.realm();
        Optional<OpenSession> session = visit.session().flatMap(token -> sessions.find(realm, token));
        boolean enough =
                session.filter(open -> open.session().aal().atLeast(aal)).isPresent();
        if (enough && !refresh) {
            return page ? new LoginOutcome.AlreadySignedIn() : alreadySignedIn(visit, flow);
        }
        if (session.isEmpty() && aal == Aal.AAL2) {
            throw IdentityProblems.aal1Required();
        }
        if (flow.expired(sessions.now())) {
            // A flow that takes its place would be for somebody who is not signed in.
            return session.isPresent()
                    ? alreadySignedIn(visit, flow)
                    : new LoginOutcome.Replaced(flow, start.replace(visit, flow));
        }
        return judge(new LoginAttempt(visit, flow), session, fields);
    }

    private LoginOutcome judge(LoginAttempt attempt, Optional<OpenSession> session, Supplier<Submission> fields) {
        Submission submission;
        try {
            submission = fields.get();
        } catch (ProblemException refused) {
            return fold(attempt, refused, Group.DEFAULT, Map.of());
        }
        Optional<LoginMethod> responsible = methods.stream()
                .filter(method -> method.responsible(attempt, submission))
                .findFirst();
        if (responsible.isEmpty()) {
            return refused(attempt, Result.Refused.form(Messages.NO_LOGIN_METHOD), Group.DEFAULT, Map.of());
        }
        LoginMethod method = responsible.get();
        if (!method.enabled(attempt)) {
            throw IdentityProblems.methodDisabled();
        }
        Result result;
        try {
            result = method.login(attempt, submission);
        } catch (ProblemException refused) {
            return fold(attempt, refused, method.group(), method.echo(submission));
        }
        return switch (result) {
            case Result.Verified verified -> signedIn(attempt, session, method, verified);
            case Result.Refused faults -> refused(attempt, faults, method.group(), method.echo(submission));
        };
    }

    private LoginOutcome signedIn(
            LoginAttempt attempt, Optional<OpenSession> session, LoginMethod method, Result.Verified verified) {
        Realm realm = attempt.realm();
        AuthenticationMethod proof = new AuthenticationMethod(method.id(), verified.aal(), sessions.now());
        Optional<SessionToken> kept = session.filter(
                        open -> open.identity().id().equals(verified.identity()))
                .filter(open -> sessions.renew(realm, open.session(), proof))
                .flatMap(_ -> attempt.visit().session());
        SessionToken token = kept.orElseGet(() -> sessions.open(realm, verified.identity(), proof));
        OpenSession open = sessions.find(realm, token)
                // Switched off or signed out everywhere in the very moment.
                .orElseThrow(() ->
                        IdentityProblems.identityDisabled(verified.identity().toString()));
        return new LoginOutcome.SignedIn(open, token, method.id(), kept.isEmpty());
    }

    private LoginOutcome alreadySignedIn(Visit visit, Flow flow) {
        return fold(new LoginAttempt(visit, flow), IdentityProblems.alreadySignedIn(), Group.DEFAULT, Map.of());
    }

    /** What the caller can mend is said in the form; anything else is a problem of its own (identity.md §3.3). */
    private LoginOutcome fold(LoginAttempt attempt, ProblemException refused, Group group, Map<String, String> echo) {
        String reason = refused.problem().reason();
        if (refused.problem().code().status() != 400) {
            throw refused;
        }
        Message message =
                Messages.invalid(reason == null ? refused.problem().code().message() : reason);
        return refused(attempt, Result.Refused.form(message), group, echo);
    }

    private LoginOutcome refused(LoginAttempt attempt, Result.Refused faults, Group group, Map<String, String> echo) {
        Ui ui = attempt.flow().ui().withoutMessages();
        for (Map.Entry<String, String> typed : echo.entrySet()) {
            ui = ui.withValue(typed.getKey(), typed.getValue());
        }
        for (Message message : faults.messages()) {
            ui = ui.withMessage(message);
        }
        for (Map.Entry<String, Message> fault : faults.fields().entrySet()) {
            ui = ui.withNodeMessage(fault.getKey(), group, fault.getValue(), NodeOrder.LOGIN);
        }
        Flow flow = attempt.flow().withUi(ui, sessions.now());
        flows.update(attempt.realm().project(), flow);
        return new LoginOutcome.Refused(flow);
    }
}
