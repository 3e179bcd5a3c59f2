package dev.gatehouse.identity.login;

import dev.gatehouse.identity.directory.Aal;
import dev.gatehouse.identity.directory.CredentialType;
import dev.gatehouse.identity.directory.IdentityState;
import dev.gatehouse.identity.directory.LoginNames;
import dev.gatehouse.identity.directory.LoginNames.Named;
import dev.gatehouse.identity.flow.Submission;
import dev.gatehouse.identity.flow.SubmitGuard;
import dev.gatehouse.identity.password.Passwords;
import dev.gatehouse.identity.problem.IdentityProblems;
import dev.gatehouse.identity.ui.Group;
import dev.gatehouse.identity.ui.InputType;
import dev.gatehouse.identity.ui.Message;
import dev.gatehouse.identity.ui.Messages;
import dev.gatehouse.identity.ui.Node;
import dev.gatehouse.identity.wire.JsonValue;
import dev.gatehouse.platform.secret.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Signing in with an identifier and a password (identity.md §13.1). */
@Component
@Order(10)
class PasswordLogin implements LoginMethod {

    private static final String ID = "password";
    private static final String IDENTIFIER = "identifier";
    private static final String OLDER_IDENTIFIER = "password_identifier";
    private static final String PASSWORD = "password";

    private final LoginNames names;
    private final Passwords passwords;

    PasswordLogin(LoginNames names, Passwords passwords) {
        this.names = names;
        this.passwords = passwords;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Group group() {
        return Group.PASSWORD;
    }

    @Override
    public boolean enabled(LoginAttempt attempt) {
        return attempt.realm().configuration().selfService().passwordEnabled();
    }

    @Override
    public List<Node> nodes(LoginForm form) {
        if (form.aal() != Aal.AAL1
                || !form.realm().configuration().selfService().passwordEnabled()) {
            return List.of();
        }
        Node password = Node.input(Group.PASSWORD, PASSWORD, InputType.PASSWORD, Messages.PASSWORD)
                .required()
                .autocomplete("current-password");
        Node submit = Node.submit(Group.PASSWORD, "method", ID, Messages.SIGN_IN);
        if (!form.refresh() || form.session().isEmpty()) {
            Node identifier = Node.input(Group.DEFAULT, IDENTIFIER, InputType.TEXT, Messages.IDENTIFIER)
                    .withValue("")
                    .required();
            return List.of(identifier, password, submit);
        }
        // Somebody who is signed in already is not asked for their name again.
        return names.passwordName(
                        form.realm().project(), form.session().get().identity().id())
                .map(name -> List.of(
                        Node.input(Group.DEFAULT, IDENTIFIER, InputType.HIDDEN, null)
                                .withValue(name),
                        password,
                        submit))
                .orElse(List.of());
    }

    @Override
    public boolean responsible(LoginAttempt attempt, Submission submission) {
        return submission.text("method").filter(ID::equals).isPresent();
    }

    @Override
    public Result login(LoginAttempt attempt, Submission submission) {
        Map<String, Message> faults = new LinkedHashMap<>();
        identifier(submission)
                .ifPresentOrElse(
                        value -> fault(IDENTIFIER, value).ifPresent(message -> faults.put(IDENTIFIER, message)),
                        () -> faults.put(IDENTIFIER, Messages.missing(IDENTIFIER)));
        submission
                .find(PASSWORD)
                .ifPresentOrElse(
                        value -> fault(PASSWORD, value).ifPresent(message -> faults.put(PASSWORD, message)),
                        () -> faults.put(PASSWORD, Messages.missing(PASSWORD)));
        if (!faults.isEmpty()) {
            return new Result.Refused(List.of(), faults);
        }
        SubmitGuard.check(attempt.visit(), attempt.flow(), submission);
        String name = identifier(submission).map(JsonValue::asText).orElse("");
        Secret password = new Secret(submission.text(PASSWORD).orElse(""));
        Optional<Named> named = names.find(attempt.realm().project(), CredentialType.PASSWORD, name);
        boolean right = passwords.matches(
                attempt.realm().configuration().hasher(),
                password,
                named.map(Named::passwordHash).orElse(null));
        if (!right || named.isEmpty()) {
            return Result.Refused.form(Messages.INVALID_CREDENTIALS);
        }
        if (named.get().state() != IdentityState.ACTIVE) {
            throw IdentityProblems.identityDisabled(named.get().identity().toString());
        }
        return new Result.Verified(named.get().identity(), Aal.AAL1);
    }

    @Override
    public Map<String, String> echo(Submission submission) {
        return Map.of(
                IDENTIFIER,
                identifier(submission)
                        .filter(JsonValue::isText)
                        .map(JsonValue::asText)
                        .orElse(""));
    }

    private static Optional<JsonValue> identifier(Submission submission) {
        return submission.find(IDENTIFIER).or(() -> submission.find(OLDER_IDENTIFIER));
    }

    private static Optional<Message> fault(String field, JsonValue value) {
        if (!value.isText()) {
            return Optional.of(Messages.invalid("expected string, but got " + value.type()));
        }
        return value.asText().isEmpty() ? Optional.of(Messages.missing(field)) : Optional.empty();
    }
}
