package dev.gatehouse.identity.login;

import dev.gatehouse.identity.configuration.OidcSettings;
import dev.gatehouse.identity.directory.Aal;
import dev.gatehouse.identity.flow.FlowType;
import dev.gatehouse.identity.flow.Submission;
import dev.gatehouse.identity.problem.IdentityProblems;
import dev.gatehouse.identity.ui.Group;
import dev.gatehouse.identity.ui.Messages;
import dev.gatehouse.identity.ui.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Signing in with an account of an upstream provider (identity.md §13.2). */
@Component
@Order(20)
class OidcLogin implements LoginMethod {

    private static final String PROVIDER = "provider";

    @Override
    public String id() {
        return "oidc";
    }

    @Override
    public Group group() {
        return Group.OIDC;
    }

    @Override
    public boolean enabled(LoginAttempt attempt) {
        return attempt.realm().configuration().selfService().oidc().enabled();
    }

    @Override
    public List<Node> nodes(LoginForm form) {
        OidcSettings settings = form.realm().configuration().selfService().oidc();
        if (form.type() != FlowType.BROWSER || form.aal() != Aal.AAL1 || !settings.enabled()) {
            return List.of();
        }
        return settings.providers().stream()
                .map(provider ->
                        Node.submit(Group.OIDC, PROVIDER, provider.id(), Messages.signInWith(provider.label())))
                .toList();
    }

    @Override
    public boolean responsible(LoginAttempt attempt, Submission submission) {
        return provider(attempt, submission).isPresent();
    }

    @Override
    public Result login(LoginAttempt attempt, Submission submission) {
        if (!attempt.flow().browser()) {
            return Result.Refused.form(Messages.invalid("Social Sign In and OpenID Connect are only supported for flows"
                    + " initiated using the Browser endpoint."));
        }
        String asked = provider(attempt, submission).orElse("");
        OidcSettings.Provider provider = attempt.realm()
                .configuration()
                .selfService()
                .oidc()
                .find(asked)
                .orElseThrow(() -> IdentityProblems.unknownProvider(asked));
        return Result.Refused.form(Messages.invalid(
                "Signing in with " + provider.label() + " is not possible at the moment. Please use another way."));
    }

    @Override
    public Map<String, String> echo(Submission submission) {
        return Map.of();
    }

    private static Optional<String> provider(LoginAttempt attempt, Submission submission) {
        return submission.text(PROVIDER).or(() -> attempt.visit().parameter(PROVIDER));
    }
}
