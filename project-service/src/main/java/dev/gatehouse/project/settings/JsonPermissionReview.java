package dev.gatehouse.project.settings;

import dev.gatehouse.platform.configuration.ServiceName;
import dev.gatehouse.platform.outgoing.GuardedFetch;
import dev.gatehouse.project.PermissionDocuments;
import dev.gatehouse.project.PermissionDocuments.Finding;
import dev.gatehouse.project.PermissionDocuments.Verdict;
import dev.gatehouse.project.settings.SettingsProblems.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of the permission settings only others can judge: whether a model compiles and what is at its address. A model that is
 * named by address is fetched once, when it is written, and stored itself. So a revision never changes under its readers, and
 * checks depend on no other server.
 */
@Component
public final class JsonPermissionReview {

    private static final Logger log = LoggerFactory.getLogger(JsonPermissionReview.class);

    private static final String SCHEME = "base64://";
    private static final Pointer TOP = Pointer.toSettings(ServiceName.PERMISSION.key());
    private static final Pointer LOCATION = TOP.child("namespaces").child("location");

    private final SettingsDocuments documents;
    private final PermissionDocuments permissions;
    private final GuardedFetch fetch;

    JsonPermissionReview(SettingsDocuments documents, PermissionDocuments permissions, GuardedFetch fetch) {
        this.documents = documents;
        this.permissions = permissions;
        this.fetch = fetch;
    }

    /** Whether settings that passed the other checks need a review before they are stored. */
    public boolean needed(SettingsDocument wanted, SettingsDocument stored) {
        ObjectNode tree = wanted.tree();
        if (location(tree).isEmpty() && tree.path("conditions").isEmpty()) {
            return false;
        }
        // What is stored has passed; without this a change of anything else would depend on the permission service.
        return fetched(location(tree)) || !wanted.equals(stored);
    }

    /**
     * Reviews settings. Speaks to other servers, so it does not belong inside of a transaction.
     *
     * @return the settings to be stored, and what their author may not have meant
     */
    public Accepted review(SettingsDocument wanted, Facts facts) {
        SettingsDocument pinned = pinned(wanted);
        Verdict verdict = permissions.check(documents
                .effective(ServiceName.PERMISSION, pinned, SettingsDocument.none(), facts)
                .tree());
        if (!verdict.errors().isEmpty()) {
            throw SettingsProblems.refused(verdict.errors().stream()
                    .map(JsonPermissionReview::violation)
                    .toList());
        }
        List<Warning> warnings = new ArrayList<>();
        for (Finding finding : verdict.warnings()) {
            warnings.add(Warning.doubtful(pointer(finding), told(finding)));
        }
        return new Accepted(pinned, warnings);
    }

    private SettingsDocument pinned(SettingsDocument wanted) {
        String location = location(wanted.tree());
        if (!fetched(location)) {
            return wanted;
        }
        byte[] model;
        try {
            model = fetch.get(location);
        } catch (IOException failure) {
            // Not with the address, which may hold credentials.
            log.info("A model cannot be fetched: {}.", failure.toString());
            throw SettingsProblems.refused(
                    LOCATION, "fetch", "no model of at most a mebibyte could be fetched from there", location);
        }
        ObjectNode tree = wanted.tree().deepCopy();
        JsonTrees.objectAt(tree, "namespaces")
                .put("location", SCHEME + Base64.getEncoder().encodeToString(model));
        return new SettingsDocument(tree);
    }

    private static boolean fetched(String location) {
        return !location.isEmpty() && !location.startsWith(SCHEME);
    }

    private static String location(ObjectNode settings) {
        JsonNode location = settings.path("namespaces").path("location");
        return location.asString("");
    }

    private static Violation violation(Finding finding) {
        return new Violation(pointer(finding), finding.rule(), told(finding), null, finding.start(), finding.end());
    }

    private static Pointer pointer(Finding finding) {
        return new Pointer(TOP + finding.pointer());
    }

    private static String told(Finding finding) {
        return finding.start() == null
                ? finding.message()
                : "line %d, column %d: %s"
                        .formatted(finding.start().line(), finding.start().column(), finding.message());
    }
}
