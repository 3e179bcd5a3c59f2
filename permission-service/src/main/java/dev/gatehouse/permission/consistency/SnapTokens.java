package dev.gatehouse.permission.consistency;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.permission.problem.PermissionProblems;
import dev.gatehouse.platform.secret.Stamper;
import dev.gatehouse.platform.tenant.ProjectId;
import dev.gatehouse.platform.tenant.RevisionId;
import dev.gatehouse.platform.tenant.Tenant;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * States as opaque texts, one with every answer (permission.md §18.3). A token is stamped for its project; it tells nothing
 * that its holder could not know, and it can be made by us alone. Every replica makes the same token of the same state.
 */
@Component
public class SnapTokens {

    /** The header of every answer to a read or a write. */
    public static final String HEADER = "X-Snaptoken";

    private static final byte VERSION = 1;
    private static final int BYTES = 1 + Long.BYTES + 2 * Long.BYTES;
    private static final int KEPT = 10_000;

    private record Written(SnapToken token, String text) {}

    private final Stamper stamper;
    // Between two writes all answers of a project carry one token.
    private final Cache<ProjectId, Written> last =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    SnapTokens(Stamper stamper) {
        this.stamper = stamper;
    }

    /** The token of an answer that was made for a tenant from its tuples at a revision. */
    public String write(Tenant tenant, long revision) {
        return write(tenant.project(), new SnapToken(revision, tenant.revision()));
    }

    /** The token of a state. */
    public String write(ProjectId project, SnapToken token) {
        Written known = last.getIfPresent(project);
        if (known != null && known.token().equals(token)) {
            return known.text();
        }
        UUID model = token.model().value();
        byte[] value = ByteBuffer.allocate(BYTES)
                .put(VERSION)
                .putLong(token.revision())
                .putLong(model.getMostSignificantBits())
                .putLong(model.getLeastSignificantBits())
                .array();
        String text = stamper.stamp(context(project), value);
        last.put(project, new Written(token, text));
        return text;
    }

    /** The state that a caller has seen; a token that is not ours, or of another project, is refused. */
    public SnapToken read(ProjectId project, String text) {
        Written known = last.getIfPresent(project);
        if (known != null && known.text().equals(text)) {
            return known.token();
        }
        byte[] value = stamper.read(context(project), text)
                .filter(bytes -> bytes.length == BYTES && bytes[0] == VERSION)
                .orElseThrow(() -> PermissionProblems.badSnaptoken().exception());
        ByteBuffer fields = ByteBuffer.wrap(value, 1, BYTES - 1);
        return new SnapToken(fields.getLong(), new RevisionId(new UUID(fields.getLong(), fields.getLong())));
    }

    private static String context(ProjectId project) {
        return "permission.snaptoken/" + project;
    }
}
