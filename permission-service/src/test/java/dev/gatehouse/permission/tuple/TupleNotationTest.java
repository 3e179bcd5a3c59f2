package dev.gatehouse.permission.tuple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text notation of permission.md §1. */
class TupleNotationTest {

    @Test
    void textsSplitAtTheFirstOfEachMark() {
        assertThat(TupleNotation.parse("files:a:b@c#view#x@ann@home#1"))
                .isEqualTo(new RelationTuple("files", "a:b@c", "view#x", new SubjectId("ann@home#1")));
        assertThat(TupleNotation.parse("files:a#view@(groups:g#member)"))
                .isEqualTo(new RelationTuple("files", "a", "view", new SubjectSet("groups", "g", "member")));
        assertThat(TupleNotation.parse("files:a#view@User:ann"))
                .isEqualTo(new RelationTuple("files", "a", "view", new SubjectSet("User", "ann", "")));
        assertThat(TupleNotation.parse("files:a#view@User:ann#"))
                .isEqualTo(TupleNotation.parse("files:a#view@User:ann"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"files:a#view@ann", "files:a#@ann", "files:a#view@groups:g#member", "files:a#view@User:ann"})
    void whatIsReadIsWrittenAgain(String text) {
        assertThat(TupleNotation.of(TupleNotation.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "files:a@ann",
                "files:a#view",
                "a#view@ann",
                ":a#view@ann",
                "files:#view@ann",
                "files:a#view@",
                "files:a#view@()",
                "files:a#view@User:"
            })
    void whatIsNoTupleIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TupleNotation.parse(text));
    }
}
