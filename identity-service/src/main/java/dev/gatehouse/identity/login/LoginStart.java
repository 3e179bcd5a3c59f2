package dev.gatehouse.identity.login;

import dev.gatehouse.identity.configuration.Realm;
import dev.gatehouse.identity.csrf.CsrfSecret;
import dev.gatehouse.identity.directory.Aal;
import dev.gatehouse.identity.flow.Flow;
import dev.gatehouse.identity.flow.FlowId;
import dev.gatehouse.identity.flow.FlowState;
import dev.gatehouse.identity.flow.FlowStore;
import dev.gatehouse.identity.flow.FlowType;
import dev.gatehouse.identity.flow.ReturnTo;
import dev.gatehouse.identity.flow.Visit;
import dev.gatehouse.identity.problem.IdentityProblems;
import dev.gatehouse.identity.session.OpenSession;
import dev.gatehouse.identity.session.Sessions;
import dev.gatehouse.identity.ui.Message;
import dev.gatehouse.identity.ui.Messages;
import dev.gatehouse.identity.ui.Node;
import dev.gatehouse.identity.ui.NodeOrder;
import dev.gatehouse.identity.ui.Ui;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Begins login flows (identity.md §7.1). */
@Service
class LoginStart {

    private final List<LoginMethod> methods;
    private final FlowStore flows;
    private final Sessions sessions;
    private final Clock clock;

    LoginStart(List<LoginMethod> methods, FlowStore flows, Sessions sessions, Clock clock) {
        this.methods = List.copyOf(methods);
        this.flows = flows;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** A new flow for this visit; empty for somebody who is signed in and asks for nothing more. */
    Optional<Flow> begin(Visit visit, FlowType type) {
        Realm realm = visit.realm();
        String returnTo = visit.parameter("return_to")
                .map(asked -> {
                    ReturnTo.require(realm, asked);
                    return asked;
                })
                .orElse(null);
        Aal aal = requestedAal(visit);
        Optional<OpenSession> session = visit.session().flatMap(token -> sessions.find(realm, token));
        boolean refresh = visit.parameter("refresh").filter("true"::equals).isPresent();
        if (session.isEmpty()) {
            if (aal == Aal.AAL2) {
                throw IdentityProblems.aal1Required();
            }
            return Optional.of(keep(visit, type, returnTo, new LoginForm(realm, type, false, aal, session), List.of()));
        }
        boolean higher = !session.get().session().aal().atLeast(aal);
        if (!refresh && (aal == Aal.AAL1 || !higher)) {
            return Optional.empty();
        }
        List<Message> why = new ArrayList<>();
        if (refresh) {
            why.add(Messages.REFRESH);
        }
        if (higher) {
            why.add(Messages.SECOND_FACTOR);
        }
        return Optional.of(keep(visit, type, returnTo, new LoginForm(realm, type, refresh, aal, session), why));
    }

    /** The flow that takes the place of one whose time is over; it goes where the old one went. */
    Flow replace(Visit visit, Flow expired) {
        LoginForm form = new LoginForm(visit.realm(), expired.type(), false, Aal.AAL1, Optional.empty());
        Instant now = now();
        Flow replacement = flow(
                visit,
                expired.type(),
                expired.requestUrl(),
                expired.returnTo(),
                form,
                List.of(Messages.loginExpired(expired.expiresAt(), now)),
                now);
        flows.insert(visit.realm().project(), replacement);
        return replacement;
    }

    private Flow keep(Visit visit, FlowType type, @Nullable String returnTo, LoginForm form, List<Message> messages) {
        Flow flow = flow(visit, type, visit.requestUrl(), returnTo, form, messages, now());
        flows.insert(visit.realm().project(), flow);
        return flow;
    }

    private Flow flow(
            Visit visit,
            FlowType type,
            String requestUrl,
            @Nullable String returnTo,
            LoginForm form,
            List<Message> messages,
            Instant now) {
        FlowId id = FlowId.random();
        List<Node> nodes = new ArrayList<>();
        nodes.add(Node.csrfToken());
        methods.forEach(method -> nodes.addAll(method.nodes(form)));
        Ui ui = Ui.posting(visit.realm().address("/self-service/login?flow=" + id), nodes, NodeOrder.LOGIN);
        for (Message message : messages) {
            ui = ui.withMessage(message);
        }
        return new Flow(
                id,
                type,
                requestUrl,
                returnTo,
                type == FlowType.BROWSER ? visit.csrf().map(CsrfSecret::digest).orElse(null) : null,
                new FlowState.Login(form.refresh(), form.aal()),
                ui,
                now,
                now.plus(visit.realm().configuration().selfService().login().lifespan()),
                now);
    }

    private static Aal requestedAal(Visit visit) {
        String asked = visit.parameter("aal").orElse("aal1").toLowerCase(Locale.ROOT);
        return switch (asked) {
            case "aal1" -> Aal.AAL1;
            case "aal2" -> Aal.AAL2;
            default -> throw IdentityProblems.unknownAal(asked);
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
