package dev.gatehouse.oauth2.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudiencesTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.test/users, https://api.test/users, true",
        "https://api.test/users, https://api.test/users/1, true",
        "https://api.test/users/, https://api.test/users, true",
        "https://api.test/users/, https://api.test/users/1, true",
        "https://api.test, https://api.test/anything, true",
        "https://api.test/users, https://api.test/users2, false",
        "https://api.test/users, https://api.test/users/../admin, false",
        "https://api.test/users, https://api.test, false",
        "https://api.test/users, http://api.test/users, false",
        "https://api.test/users, https://api.test:8443/users, false",
        "https://api.test/users, https://user@api.test/users, false",
        "https://api.test/users, https://other.test/users, false",
        "plain, plain, true",
        "plain, plain/below, true",
        "plain, plainer, false",
        "urn:example:a, urn:example:a, true",
        "urn:example:a, urn:example:b, false",
        "https://api.test/users, 'https://[', false"
    })
    void anAudienceIsCoveredByItselfAndByWhatIsAboveIt(String registered, String requested, boolean covered) {
        assertThat(Audiences.covers(List.of(registered), requested)).isEqualTo(covered);
    }
}
