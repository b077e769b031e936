package dev.herald.domain.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTextTest {

    private static final String FACE = "\ud83d\ude00";

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "ü ß 漢字 \ud83d\ude00 عربي", "\u00a0", "\uFFFD", "a'b\"c\\"})
    void ordinary_text_stays_as_it_is(String text) {
        assertThat(PrintableText.of(text)).isSameAs(text);
        assertThat(PrintableText.uncut(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0",
                "\u0007",
                "\t",
                "\n",
                "\r",
                "\u001b",
                "\u007f",
                "\u0085",
                "\u009b",
                "\u2028",
                "\u2029",
                "\u200b",
                "\u200e",
                "\u200f",
                "\u202a",
                "\u202b",
                "\u202c",
                "\u202d",
                "\u202e",
                "\u2066",
                "\u2067",
                "\u2068",
                "\u2069",
                "\ufeff",
                "\u00ad",
                "\udb40\udc41",
                "\ud83d",
                "\ude00"
            })
    void what_moves_the_cursor_turns_the_text_around_or_is_half_a_letter_becomes_a_replacement(String unsafe) {
        assertThat(PrintableText.of("a" + unsafe + "b")).isEqualTo("a\uFFFDb");
        assertThat(PrintableText.of(unsafe)).isEqualTo("\uFFFD");
    }

    @Test
    void surrogates_in_the_wrong_order_are_two_halves() {
        assertThat(PrintableText.of("\ude00\ud83d")).isEqualTo("\uFFFD\uFFFD");
    }

    @Test
    void a_thousand_characters_are_kept_and_one_more_is_too_many() {
        assertThat(PrintableText.of("x".repeat(1000))).isEqualTo("x".repeat(1000));
        assertThat(PrintableText.of("x".repeat(1001))).isEqualTo("x".repeat(999) + "…");
        assertThat(PrintableText.of("x".repeat(1_000_000))).isEqualTo("x".repeat(999) + "…");
    }

    @Test
    void no_pair_of_surrogates_is_cut_in_half() {
        assertThat(PrintableText.of(FACE.repeat(501))).isEqualTo(FACE.repeat(499) + "…");
        assertThat(PrintableText.of("x" + FACE.repeat(500))).isEqualTo("x" + FACE.repeat(499) + "…");
        assertThat(PrintableText.of("x".repeat(998) + "\ud83dyy")).isEqualTo("x".repeat(998) + "…");
    }

    @Test
    void is_idempotent_and_never_longer_than_it_may_be() {
        String[] texts = {
            FACE.repeat(501), "\u001b".repeat(2000), "x".repeat(998) + "\ud83d" + "yyyy", "\udb40\udc41".repeat(700)
        };
        for (String text : texts) {
            String printable = PrintableText.of(text);
            assertThat(printable).hasSizeLessThanOrEqualTo(PrintableText.LONGEST);
            assertThat(PrintableText.of(printable)).isEqualTo(printable);
        }
    }

    @Test
    void uncut_text_is_as_safe_but_whole() {
        assertThat(PrintableText.uncut("\u001b" + "x".repeat(5000))).isEqualTo("\uFFFD" + "x".repeat(5000));
    }
}
