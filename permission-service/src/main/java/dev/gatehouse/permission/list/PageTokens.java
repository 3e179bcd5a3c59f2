package dev.gatehouse.permission.list;

import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.permission.tuple.RelationQuery;
import dev.gatehouse.permission.tuple.SubjectId;
import dev.gatehouse.permission.tuple.SubjectSet;
import dev.gatehouse.permission.tuple.TuplePosition;
import dev.gatehouse.platform.secret.Sealer;
import dev.gatehouse.platform.secret.SealingException;
import dev.gatehouse.platform.tenant.ProjectId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Positions in a list as opaque tokens. A token is sealed for the project and the filters it was made for, so that it can
 * neither be made up nor be used with others.
 */
@Component
public class PageTokens {

    private final Sealer sealer;

    PageTokens(Sealer sealer) {
        this.sealer = sealer;
    }

    /** The token of a position; empty text where there is none. */
    String write(ProjectId project, RelationQuery query, @Nullable TuplePosition position) {
        if (position == null) {
            return "";
        }
        return sealer.seal(context(project, query), join(position.key()).getBytes(StandardCharsets.UTF_8));
    }

    /** The position of a token; the beginning for empty text. */
    @Nullable TuplePosition read(ProjectId project, RelationQuery query, String token) {
        if (token.isEmpty()) {
            return null;
        }
        try {
            byte[] opened = sealer.open(context(project, query), token);
            return new TuplePosition(split(new String(opened, StandardCharsets.UTF_8)));
        } catch (SealingException notOurs) {
            throw PermissionProblems.badPageToken().exception();
        }
    }

    /** The token of a position in the answer to a question; empty text where there is none. */
    public String write(ProjectId project, List<@Nullable String> question, @Nullable List<String> position) {
        return position == null
                ? ""
                : sealer.seal(context(project, question), join(position).getBytes(StandardCharsets.UTF_8));
    }

    /** The position of a token of the same question; null for the beginning, which is empty text. */
    public @Nullable List<String> read(ProjectId project, List<@Nullable String> question, String token) {
        if (token.isEmpty()) {
            return null;
        }
        try {
            return split(new String(sealer.open(context(project, question), token), StandardCharsets.UTF_8));
        } catch (SealingException notOurs) {
            throw PermissionProblems.badPageToken().exception();
        }
    }

    private static String context(ProjectId project, List<@Nullable String> question) {
        StringBuilder context = new StringBuilder("permission.answers/" + project + "/");
        question.forEach(part -> append(context, part));
        return context.toString();
    }

    private static String context(ProjectId project, RelationQuery query) {
        StringBuilder context = new StringBuilder("permission.page/" + project + "/");
        append(context, query.namespace());
        append(context, query.object());
        append(context, query.relation());
        switch (query.subject()) {
            case null -> {}
            case SubjectId(String id) -> append(context, id);
            case SubjectSet(String namespace, String object, String relation) -> {
                append(context, namespace);
                append(context, object);
                append(context, relation);
            }
        }
        return context.toString();
    }

    private static String join(List<String> parts) {
        StringBuilder joined = new StringBuilder();
        parts.forEach(part -> append(joined, part));
        return joined.toString();
    }

    // Each part with its length before it, so that no two lists have one text; a missing part has none.
    private static void append(StringBuilder text, @Nullable String part) {
        if (part == null) {
            text.append('-');
        } else {
            text.append(part.length()).append(':').append(part);
        }
    }

    private static List<String> split(String joined) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at < joined.length()) {
            int colon = joined.indexOf(':', at);
            int end = colon + 1 + Integer.parseInt(joined, at, colon, 10);
            parts.add(joined.substring(colon + 1, end));
            at = end;
        }
        return parts;
    }
}
