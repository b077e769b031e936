package dev.herald.bootstrap.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldedTextTest {

    @Test
    void words_stay_whole_where_they_fit() {
        assertThat(FoldedText.of("one two three", 20)).containsExactly("one two three");
        assertThat(FoldedText.of("one two three", 8)).containsExactly("one two", "three");
        assertThat(FoldedText.of("one two three", 7)).containsExactly("one two", "three");
    }

    @Test
    void a_word_wider_than_all_there_is_is_broken() {
        assertThat(FoldedText.of("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
        assertThat(FoldedText.of("a bcdefghij", 4)).containsExactly("a", "bcde", "fghi", "j");
    }

    @Test
    void a_request_is_broken_before_a_parameter() {
        assertThat(FoldedText.of("GET /announce?port=6881&left=0&compact=1, 99 bytes", 30))
                .containsExactly("GET /announce?port=6881&left=0", "&compact=1, 99 bytes");
        assertThat(FoldedText.of("GET /announce?port=6881&left=0&compact=1", 27))
                .containsExactly("GET /announce?port=6881", "&left=0&compact=1");
    }
}
