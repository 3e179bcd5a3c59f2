package dev.gatehouse.oauth2.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.oauth2.configuration.OAuth2Configuration.ScopeMatching;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopesTest {

    @ParameterizedTest
    @CsvSource({
        "foo.*, foo.bar, true",
        "foo.*, foo.bar.baz, true",
        "foo.*, foo, false",
        "foo.*, foo., false",
        "foo.*, other.bar, false",
        "foo.*.baz, foo.x.baz, true",
        "foo.*.baz, foo.x.y.baz, false",
        "foo.*.baz, foo..baz, false",
        "foo.*.baz, foo.baz, false",
        "*, anything, true",
        "*, any.thing, true",
        "foo, foo, true",
        "foo, foo.bar, false",
        "foo.bar, foo, false",
        "fo*, foo, false"
    })
    void wildcardsStandForSegments(String pattern, String scope, boolean covered) {
        assertThat(Scopes.covers(ScopeMatching.WILDCARD, List.of(pattern), scope))
                .isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({
        "foo, foo, true",
        "foo, foo.bar, true",
        "foo, foo.bar.baz, true",
        "foo, foobar, false",
        "foo.bar, foo, false",
        "foo.*, foo.bar, false"
    })
    void hierarchiesCoverWhatLiesBelow(String pattern, String scope, boolean covered) {
        assertThat(Scopes.covers(ScopeMatching.HIERARCHIC, List.of(pattern), scope))
                .isEqualTo(covered);
    }

    @Test
    void exactMeansExact() {
        List<String> patterns = List.of("foo", "bar.*");

        assertThat(Scopes.covers(ScopeMatching.EXACT, patterns, "foo")).isTrue();
        assertThat(Scopes.covers(ScopeMatching.EXACT, patterns, "bar.*")).isTrue();
        assertThat(Scopes.covers(ScopeMatching.EXACT, patterns, "bar.x")).isFalse();
        assertThat(Scopes.covers(ScopeMatching.EXACT, List.of(), "foo")).isFalse();
    }
}
