package dev.gatehouse.oauth2.protocol;

import dev.gatehouse.oauth2.configuration.OAuth2Configuration.ScopeMatching;
import java.util.Collection;

/** Whether a scope is covered by others under the project's strategy ({@code strategies.scope}). */
public final class Scopes {

    private static final String ANY = "*";

    private Scopes() {}

    /** Whether one of the patterns covers the scope. */
    public static boolean covers(ScopeMatching matching, Collection<String> patterns, String scope) {
        for (String pattern : patterns) {
            if (matches(matching, pattern, scope)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(ScopeMatching matching, String pattern, String scope) {
        return switch (matching) {
            case EXACT -> pattern.equals(scope);
            case HIERARCHIC -> scope.equals(pattern) || scope.startsWith(pattern + '.');
            case WILDCARD -> pattern.indexOf('*') < 0 ? pattern.equals(scope) : matchesWildcard(pattern, scope);
        };
    }

    /** Segments between dots: an asterisk stands for one that is not empty, at the end for one or more of them. */
    private static boolean matchesWildcard(String pattern, String scope) {
        String[] wanted = pattern.split("\\.", -1);
        String[] given = scope.split("\\.", -1);
        boolean open = wanted[wanted.length - 1].equals(ANY);
        if (given.length < wanted.length || (given.length > wanted.length && !open)) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            boolean same = wanted[i].equals(ANY) ? !given[i].isEmpty() : wanted[i].equals(given[i]);
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
