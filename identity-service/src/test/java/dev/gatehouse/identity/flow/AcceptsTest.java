package dev.gatehouse.identity.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AcceptsTest {

    @Test // identity.md §2.1
    void anUnclearAcceptMeansABrowser() {
        for (String unclear : new String[] {null, "", "*/*", "text/html", "nonsense", "image/png"}) {
            assertThat(Accepts.of(unclear, null)).as(unclear).isEqualTo(new Accepts(true, false));
        }
    }

    @Test
    void jsonIsAskedForByAcceptAndItsQuality() {
        assertThat(accepts("application/json", null)).isEqualTo(new Accepts(false, true));
        assertThat(accepts("application/json, text/plain, */*", null)).isEqualTo(new Accepts(false, true));
        assertThat(accepts("text/html;q=0.5, application/json", null)).isEqualTo(new Accepts(false, true));
        assertThat(accepts("application/json;q=0.5, text/html", null)).isEqualTo(new Accepts(true, false));
        assertThat(accepts("application/json;q=0, */*", null)).isEqualTo(new Accepts(true, false));
    }

    @Test
    void aBodyOfJsonAsksForJsonExceptAtTheStart() {
        assertThat(accepts("*/*", "application/json")).isEqualTo(new Accepts(true, true));
        assertThat(accepts(null, "application/json")).isEqualTo(new Accepts(true, true));
        assertThat(accepts(null, "application/x-www-form-urlencoded")).isEqualTo(new Accepts(true, false));
    }

    private static Accepts accepts(@Nullable String accept, @Nullable String contentType) {
        return Accepts.of(accept, contentType);
    }
}
