package dev.gatehouse.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\n\t", "日本", "😀", "a😀b", "\uffff"})
    void textsOfWholeCharactersCanBeStored(String text) {
        assertThat(StorableText.is(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0xd800, 0xdbff, 0xdc00, 0xdfff})
    void neitherNulNorHalfOfAPairCanBeStored(int unit) {
        String half = Character.toString(unit);

        assertThat(StorableText.is(half)).isFalse();
        assertThat(StorableText.is("a" + half + "b")).isFalse();
        assertThat(StorableText.is("😀" + half)).isFalse();
    }
}
