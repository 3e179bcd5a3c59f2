package dev.gatehouse.project.registry;

import dev.gatehouse.platform.tenant.RevisionId;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which revision a caller believes to change. */
sealed interface Expectation {

    /** The last writer wins. */
    record Any() implements Expectation {}

    /** {@code If-Match} (RFC 9110 §13.1.1); otherwise the answer is 412. */
    record OneOf(Set<String> tags) implements Expectation {
        public OneOf {
            tags = Set.copyOf(tags);
        }
    }

    /** The revision in the path; otherwise the answer is 409. */
    record Pinned(String revision) implements Expectation {}

    Pattern TAG = Pattern.compile("\\s*(W/)?(?:\"([^\"]*)\"|([^\\s\",]+))\\s*(?:,|$)");

    /** Reads the header; text that is no list of entity tags matches no revision. */
    static Expectation ifMatch(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return new Any();
        }
        Set<String> tags = new HashSet<>();
        Matcher tag = TAG.matcher(header);
        while (tag.find()) {
            // A weak tag never matches where the comparison is strong.
            if (tag.group(1) == null) {
                tags.add(tag.group(2) == null ? tag.group(3) : tag.group(2));
            }
        }
        return new OneOf(tags);
    }

    /** Refuses the change when it was meant for another revision. */
    default void check(RevisionId current) {
        switch (this) {
            case Any() -> {}
            case OneOf(Set<String> tags) -> {
                if (!tags.contains(current.toString())) {
                    throw ProjectProblems.revisionGone();
                }
            }
            case Pinned(String revision) -> {
                if (!revision.equalsIgnoreCase(current.toString())) {
                    throw ProjectProblems.revisionConflict();
                }
            }
        }
    }
}
