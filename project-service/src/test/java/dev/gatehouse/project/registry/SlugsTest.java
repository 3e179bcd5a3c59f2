package dev.gatehouse.project.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlugsTest {

    @Test
    void aSlugIsOneDnsLabelOfTwoWordsAndTenRandomCharacters() {
        Slugs slugs = new Slugs(new SecureRandom());

        assertThat(Stream.generate(slugs::make).limit(2000))
                .doesNotHaveDuplicates()
                .allSatisfy(slug ->
                        assertThat(slug).matches("[a-z]+-[a-z]+-[a-z0-9]{10}").hasSizeLessThanOrEqualTo(63));
    }
}
