package dev.gatehouse.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.platform.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @ParameterizedTest
    @CsvSource({
        "/,/,false",
        "//,/,true",
        "/a,/a,false",
        "/a/,/a,true",
        "/a//,/a,true",
        "//a//b,/a/b,false",
        "/%61dmin,/admin,false",
        "/%61dmin/,/admin,true",
        "/a%2fb,/a%2Fb,false",
        "/a%3bb,/a%3Bb,false",
        "/%25,/%25,false",
        "/%2525,/%2525,false",
        "/%c3%a4,/%C3%A4,false",
        "/.well-known/x,/.well-known/x,false",
        "/...,/...,false",
        "/a:b@c,/a:b@c,false"
    })
    void everySpellingHasOneForm(String raw, String canonical, boolean trailingSlash) {
        assertThat(RequestPath.parse(raw)).isEqualTo(new RequestPath(canonical, trailingSlash));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%61dmin//x/", "/a%2fb", "/%25", "/%e2%82%ac", "/a%3bb"})
    void aCanonicalPathIsItsOwnForm(String raw) {
        String canonical = RequestPath.parse(raw).path();

        assertThat(RequestPath.parse(canonical)).isEqualTo(new RequestPath(canonical, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "/.",
                "/..",
                "/a/../b",
                "/a/./b",
                "/%2e",
                "/%2E%2e/a",
                "/.%2e",
                "/a;x",
                "/;",
                "/a%0d",
                "/a%5cb",
                "/a%",
                "/a%1",
                "/a%gg",
                "/a%ff",
                "/a%c0%80",
                "/a%c2%85"
            })
    void whatMayBeReadInTwoWaysIsRefused(String raw) {
        assertThatThrownBy(() -> RequestPath.parse(raw)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @CsvSource({"/admin,true", "/admin/x,true", "/administrator,false", "/adm,false", "/x/admin,false"})
    void aPrefixEndsAtASegment(String path, boolean under) {
        assertThat(RequestPath.parse(path).isUnder("/admin")).isEqualTo(under);
    }
}
