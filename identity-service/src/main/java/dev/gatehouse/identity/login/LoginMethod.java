package dev.gatehouse.identity.login;

import dev.gatehouse.identity.directory.Aal;
import dev.gatehouse.identity.directory.IdentityId;
import dev.gatehouse.identity.flow.Submission;
import dev.gatehouse.identity.ui.Group;
import dev.gatehouse.identity.ui.Message;
import dev.gatehouse.identity.ui.Node;
import java.util.List;
import java.util.Map;

/** One way to sign in. All beans of this type are asked, in their order, and the first that feels responsible decides. */
interface LoginMethod {

    /** Its name in {@code method} and in sessions. */
    String id();

    /** To which of the form's groups its nodes belong. */
    Group group();

    boolean enabled(LoginAttempt attempt);

    /** What it adds to a new form. */
    List<Node> nodes(LoginForm form);

    /** Whether what was sent is meant for it, enabled or not. */
    boolean responsible(LoginAttempt attempt, Submission submission);

    /** Judges what was sent. Refusals that belong into the form are results; the others are problems. */
    Result login(LoginAttempt attempt, Submission submission);

    /** What came of it. */
    sealed interface Result {

        /** Somebody showed who they are. */
        record Verified(IdentityId identity, Aal aal) implements Result {}

        /**
         * Something is wrong with what was sent.
         *
         * @param messages about the whole form
         * @param fields about one field each
         */
        record Refused(List<Message> messages, Map<String, Message> fields) implements Result {

            public Refused {
                messages = List.copyOf(messages);
                fields = Map.copyOf(fields);
            }

            static Refused form(Message message) {
                return new Refused(List.of(message), Map.of());
            }
        }
    }

    /** What was typed and may be shown again after a refusal; never a secret. */
    Map<String, String> echo(Submission submission);
}
