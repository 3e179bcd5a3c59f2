package dev.gatehouse.identity.schema;

import java.util.List;

/** What a schema says about traits: how they break it, and what each is for. */
public record Assessment(List<Violation> violations, List<TraitRole> roles) {

    public Assessment {
        violations = List.copyOf(violations);
        roles = List.copyOf(roles);
    }

    public boolean valid() {
        return violations.isEmpty();
    }

    /** All violations in one text, each with its pointers, as the administrator's API gives it (identity.md §3.3). */
    public String reason() {
        return ViolationTree.of(violations).text();
    }

    /** The roles of one kind, each value once, in the order of the traits. */
    public <R extends TraitRole> List<R> roles(Class<R> kind) {
        return roles.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .distinct()
                .toList();
    }
}
