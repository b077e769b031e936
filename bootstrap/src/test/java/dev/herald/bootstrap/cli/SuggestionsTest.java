package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    @Test
    void letters_left_out_added_mistaken_and_swapped_are_one_slip_each() {
        assertThat(Suggestions.distance("check", "check")).isZero();
        assertThat(Suggestions.distance("chek", "check")).isEqualTo(1);
        assertThat(Suggestions.distance("checkk", "check")).isEqualTo(1);
        assertThat(Suggestions.distance("chack", "check")).isEqualTo(1);
        assertThat(Suggestions.distance("chekc", "check")).isEqualTo(1);
        assertThat(Suggestions.distance("", "check")).isEqualTo(5);
    }

    @Test
    void the_nearest_comes_first_and_what_is_far_does_not_come() {
        assertThat(Suggestions.of("scrap", Stream.of("announce", "show", "scrape")))
                .containsExactly("scrape");
        assertThat(Suggestions.of("--bind", Stream.of("--bid", "--bind", "--find")))
                .containsExactly("--bind", "--bid", "--find");
        assertThat(Suggestions.of("frobnicate", Stream.of("announce", "watch"))).isEmpty();
    }
}
