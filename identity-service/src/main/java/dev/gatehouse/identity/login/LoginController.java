package dev.gatehouse.identity.login;

import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.csrf.CsrfCookies;
import dev.gatehouse.identity.flow.Flow;
import dev.gatehouse.identity.flow.FlowAnswers;
import dev.gatehouse.identity.flow.FlowId;
import dev.gatehouse.identity.flow.FlowState;
import dev.gatehouse.identity.flow.FlowStore;
import dev.gatehouse.identity.flow.FlowType;
import dev.gatehouse.identity.flow.ReturnTo;
import dev.gatehouse.identity.flow.SubmissionReader;
import dev.gatehouse.identity.flow.Visit;
import dev.gatehouse.identity.flow.VisitReader;
import dev.gatehouse.identity.problem.IdentityProblems;
import dev.gatehouse.identity.session.SessionCookies;
import dev.gatehouse.identity.session.SessionJson;
import dev.gatehouse.identity.session.Sessions;
import dev.gatehouse.identity.ui.Messages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** The login flow over HTTP (identity.md §7). */
@RestController
class LoginController {

    private static final String BROWSER = "/self-service/login/browser";
    private static final String API = "/self-service/login/api";

    private final VisitReader visits;
    private final SubmissionReader submissions;
    private final LoginStart start;
    private final LoginSubmit submit;
    private final FlowStore flows;
    private final FlowAnswers answers;
    private final CsrfCookies csrf;
    private final SessionCookies sessions;
    private final Clock clock;

    LoginController(
            VisitReader visits,
            SubmissionReader submissions,
            LoginStart start,
            LoginSubmit submit,
            FlowStore flows,
            FlowAnswers answers,
            CsrfCookies csrf,
            SessionCookies sessions,
            Clock clock) {
        this.visits = visits;
        this.submissions = submissions;
        this.start = start;
        this.submit = submit;
        this.flows = flows;
        this.answers = answers;
        this.csrf = csrf;
        this.sessions = sessions;
        this.clock = clock;
    }

    @GetMapping(API)
    ResponseEntity<Object> startForApplication(Realm realm, HttpServletRequest request) {
        Visit visit = visits.of(realm, request);
        Flow flow = start.begin(visit, FlowType.API).orElseThrow(IdentityProblems::alreadySignedIn);
        return answers.flow(visit, flow, 200);
    }

    @GetMapping(BROWSER)
    ResponseEntity<Object> startForBrowser(Realm realm, HttpServletRequest request, HttpServletResponse response) {
        Visit visit = visits.withCsrf(realm, request, response);
        boolean page = !visit.accepts().json();
        return answers.answer(
                visit,
                page,
                () -> start.begin(visit, FlowType.BROWSER)
                        .map(flow -> visit.accepts().page()
                                ? answers.page(realm.loginUi(), flow.id())
                                : answers.flow(visit, flow, 200))
                        .orElseGet(() -> {
                            if (!page) {
                                throw IdentityProblems.alreadySignedIn();
                            }
                            return answers.seeOther(visit.parameter("return_to")
                                    .map(asked -> ReturnTo.require(realm, asked))
                                    .orElse(realm.defaultReturnUrl()));
                        }));
    }

    @GetMapping("/self-service/login/flows")
    ResponseEntity<Object> fetch(Realm realm, HttpServletRequest request, HttpServletResponse response) {
        Visit visit = visits.withCsrf(realm, request, response);
        Flow flow = visit.parameter("id")
                .flatMap(FlowId::find)
                .flatMap(id -> flows.find(realm.project(), id))
                .filter(found -> found.state() instanceof FlowState.Login)
                .orElseThrow(IdentityProblems::unknown);
        if (!flow.visibleTo(visit.csrf())) {
            throw IdentityProblems.forged();
        }
        if (flow.expired(clock.instant())) {
            throw gone(realm, flow);
        }
        return answers.flow(visit, flow, 200);
    }

    /** Followed links and resumed forms come by GET. */
    @RequestMapping(
            path = "/self-service/login",
            method = {RequestMethod.POST, RequestMethod.GET})
    ResponseEntity<Object> submit(Realm realm, HttpServletRequest request, HttpServletResponse response) {
        Visit visit = visits.of(realm, request);
        Optional<FlowId> id = visit.parameter("flow").flatMap(FlowId::find);
        Optional<Flow> known = id.flatMap(one -> flows.find(realm.project(), one));
        // An application is answered JSON whatever it says.
        boolean page = !visit.accepts().json() && known.map(Flow::browser).orElse(true);
        return answers.answer(visit, page, () -> {
            if (id.isEmpty()) {
                throw IdentityProblems.flowMissing();
            }
            Flow flow = known.orElseThrow(IdentityProblems::unknown);
            LoginOutcome outcome = submit.submit(visit, flow, page, () -> submissions.read(request));
            return answer(visit, flow, page, outcome, response);
        });
    }

    private ResponseEntity<Object> answer(
            Visit visit, Flow flow, boolean page, LoginOutcome outcome, HttpServletResponse response) {
        Realm realm = visit.realm();
        return switch (outcome) {
            case LoginOutcome.SignedIn signedIn -> signedIn(visit, flow, page, signedIn, response);
            case LoginOutcome.Refused(Flow refused) ->
                page ? answers.page(realm.loginUi(), refused.id()) : answers.flow(visit, refused, 400);
            case LoginOutcome.Replaced(Flow expired, Flow replacement) -> {
                if (page) {
                    yield answers.page(realm.loginUi(), replacement.id());
                }
                Duration age = Duration.between(expired.expiresAt(), clock.instant());
                throw IdentityProblems.flowReplaced(
                        Messages.minutes(age), age.toNanos(), replacement.id().toString());
            }
            case LoginOutcome.AlreadySignedIn() -> answers.seeOther(realm.defaultReturnUrl());
        };
    }

    private ResponseEntity<Object> signedIn(
            Visit visit, Flow flow, boolean page, LoginOutcome.SignedIn signedIn, HttpServletResponse response) {
        Realm realm = visit.realm();
        boolean insufficient = Sessions.insufficient(realm, signedIn.session());
        if (flow.browser()) {
            Instant end = signedIn.session().session().expiresAt();
            sessions.set(realm, response, signedIn.token(), end);
            if (signedIn.fresh()) {
                csrf.renew(realm, response);
            }
        }
        if (page) {
            return answers.seeOther(insufficient ? secondFactor(realm, flow) : target(realm, flow, signedIn.method()));
        }
        return ResponseEntity.ok(new LoginResponse(
                flow.browser() ? null : signedIn.token().reveal(),
                insufficient
                        ? SessionJson.withoutIdentity(signedIn.session())
                        : SessionJson.of(realm, signedIn.session())));
    }

    // Checked again, since the configuration may have changed since the flow began.
    private static URI target(Realm realm, Flow flow, String method) {
        return flow.returnTo() == null
                ? realm.configuration()
                        .selfService()
                        .login()
                        .returnUrl(method)
                        .map(realm::resolve)
                        .orElse(realm.defaultReturnUrl())
                : ReturnTo.require(realm, flow.returnTo());
    }

    private static URI secondFactor(Realm realm, Flow flow) {
        return URI.create(realm.address(BROWSER + "?aal=aal2" + returnTo("&", flow)));
    }

    private static String returnTo(String separator, Flow flow) {
        return flow.returnTo() == null
                ? ""
                : separator + "return_to=" + URLEncoder.encode(flow.returnTo(), StandardCharsets.UTF_8);
    }

    private static RuntimeException gone(Realm realm, Flow flow) {
        return flow.browser()
                ? IdentityProblems.flowGone(
                        "The login flow has expired. Redirect the user to the login flow init endpoint to initialize a new"
                                + " login flow.",
                        Map.of(
                                "redirect_to",
                                realm.address(BROWSER) + returnTo("?", flow),
                                "return_to",
                                flow.returnTo() == null ? "" : flow.returnTo()))
                : IdentityProblems.flowGone(
                        "The login flow has expired. Call the login flow init API endpoint to initialize a new login"
                                + " flow.",
                        Map.of("api", realm.address(API)));
    }
}
